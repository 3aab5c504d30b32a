import { openHost } from '../../runtime/engine/host/open-host.ts';
import { inParallel } from '../harness/in-parallel.ts';
import type { CaseOutcome, GoldenCase, Project, Tier } from '../harness/tier.ts';
import { profilesOf } from './profiles-of.ts';
import { complaintText } from './run-stages.ts';
import { openTrial, presumptions, type Trial, tryJob } from './try-job.ts';

/** Tier 2: FFmpeg takes every graph of every preset with its profiles, and has nothing to say about it. */
export const acceptedTier: Tier = {
  name: 'accepted',
  owns: () => false,
  run: async function* (cases, surroundings) {
    const trial = await openTrial(await openHost(), surroundings);
    yield* inParallel(cases, surroundings.parallel, (each) => tryCase(each, surroundings.project, trial));
  },
};

async function tryCase(of: GoldenCase, project: Project, trial: Trial): Promise<CaseOutcome> {
  const findings: string[] = [];
  let isCached = true;
  for (const preset of project.compile(of).presets) {
    for (const profile of profilesOf(preset, of, project)) {
      for (const presumption of presumptions) {
        const { complaint, wasKnown } = await tryJob(preset, profile, presumption, trial);
        isCached &&= wasKnown;
        if (complaint !== undefined) findings.push(`${preset.label} as ${profile.label}: ${complaintText(complaint)}`);
      }
    }
  }
  return { case: of, produced: new Map(), findings, isCached };
}
