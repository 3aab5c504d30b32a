import { join } from 'node:path';
import type { CompiledPreset, CompiledProfile } from '../../compiler/compile.ts';
import type { FfmpegHost } from '../../runtime/engine/host/host.ts';
import type { Surroundings } from '../harness/tier.ts';
import { type KnownGraphs, keyOf, openKnownGraphs } from './known-graphs.ts';
import { mixedJob, type Presumption, presume, telephoneJob, usualJob } from './presumed-job.ts';
import { isRefused } from './refused.ts';
import { type Complaint, firstComplaint, inScratch } from './run-stages.ts';
import { stageProcesses } from './stage-processes.ts';
import { tonesOf } from './tones.ts';

/** The jobs that every preset is tried with. */
export const presumptions: readonly Presumption[] = [usualJob, mixedJob, telephoneJob];

/** An FFmpeg that graphs are put through. */
export interface Trial extends Pick<Surroundings, 'useCache' | 'signal'> {
  readonly ffmpeg: string;
  readonly fingerprint: string;
  readonly known: KnownGraphs;
}

/** What FFmpeg says to a job. */
interface JobAnswer {
  /** Undefined where it takes it without a word. */
  readonly complaint: Complaint | undefined;
  /** True where nothing had to be run. */
  readonly wasKnown: boolean;
}

/** Opens a trial of one FFmpeg. @throws LatheFailure `ffmpeg/*` */
export async function openTrial(
  host: FfmpegHost,
  { cache, useCache, signal }: Pick<Surroundings, 'cache' | 'useCache' | 'signal'>,
): Promise<Trial> {
  const fingerprint = await host.fingerprint('fast');
  return { ffmpeg: host.ffmpegPath, fingerprint, known: openKnownGraphs(join(cache, 'accepted')), useCache, signal };
}

/** Puts every graph of one job through FFmpeg; a job that the preset refuses has none. */
export async function tryJob(
  { artifact }: CompiledPreset,
  profile: CompiledProfile,
  presumption: Presumption,
  { ffmpeg, fingerprint, known, useCache, signal }: Trial,
): Promise<JobAnswer> {
  const context = presume(presumption, artifact, profile.artifact);
  if (isRefused(context)) return { complaint: undefined, wasKnown: true };
  const stages = stageProcesses(context, tonesOf(context.facts.inputs));
  const key = keyOf(stages, fingerprint);
  if (useCache && (await known.isKnown(key))) return { complaint: undefined, wasKnown: true };
  const complaint = await inScratch((folder) => firstComplaint(stages, { ffmpeg, folder, signal }));
  if (complaint === undefined) await known.remember(key);
  return { complaint, wasKnown: false };
}
