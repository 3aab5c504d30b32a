import { join } from 'node:path';
import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { inParallel } from '../harness/in-parallel.ts';
import type { CaseOutcome, GoldenCase, Surroundings, Tier } from '../harness/tier.ts';
import { type KnownGraphs, keyOf, openKnownGraphs } from './known-graphs.ts';
import { mixedJob, type Presumption, presume, telephoneJob, usualJob } from './presumed-job.ts';
import { profilesOf } from './profiles-of.ts';
import { isRefused } from './refused.ts';
import { firstComplaint, inScratch } from './run-stages.ts';
import { stageProcesses } from './stage-processes.ts';
import { tonesOf } from './tones.ts';

/** Tier 2: FFmpeg takes every graph of every preset with its profiles, and has nothing to say about it. */
export const acceptedTier: Tier = {
  name: 'accepted',
  owns: () => false,
  run: async function* (cases, surroundings) {
    const host = await openHost();
    const fingerprint = await host.fingerprint('fast');
    const known = openKnownGraphs(join(surroundings.cache, 'accepted'));
    const bench = { ...surroundings, ffmpeg: host.ffmpegPath, fingerprint, known };
    yield* inParallel(cases, surroundings.parallel, (each) => tryCase(each, bench));
  },
};

interface Bench extends Surroundings {
  readonly ffmpeg: string;
  readonly fingerprint: string;
  readonly known: KnownGraphs;
}

async function tryCase(of: GoldenCase, bench: Bench): Promise<CaseOutcome> {
  const findings: string[] = [];
  let isCached = true;
  for (const preset of bench.project.compile(of).presets) {
    for (const profile of profilesOf(preset, of, bench.project)) {
      for (const presumption of [usualJob, mixedJob, telephoneJob]) {
        const { complaint, wasKnown } = await tryJob(preset, profile, presumption, bench);
        isCached &&= wasKnown;
        if (complaint !== undefined) findings.push(`${preset.label} as ${profile.label}: ${complaint}`);
      }
    }
  }
  return { case: of, produced: new Map(), findings, isCached };
}

async function tryJob(
  { artifact }: CompiledPreset,
  profile: CompiledProfile,
  presumption: Presumption,
  { ffmpeg, fingerprint, known, useCache, signal }: Bench,
): Promise<{ readonly complaint: string | undefined; readonly wasKnown: boolean }> {
  const context = presume(presumption, artifact, profile.artifact);
  if (isRefused(context)) return { complaint: undefined, wasKnown: true };
  const stages = stageProcesses(context, tonesOf(context.facts.inputs));
  const key = keyOf(stages, fingerprint);
  if (useCache && (await known.isKnown(key))) return { complaint: undefined, wasKnown: true };
  const complaint = await inScratch((folder) => firstComplaint(stages, { ffmpeg, folder, signal }));
  if (complaint === undefined) await known.remember(key);
  return { complaint, wasKnown: false };
}
