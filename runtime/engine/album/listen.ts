import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { findValues } from '../master/find-values.ts';
import type { Before } from '../master/hear-inputs.ts';
import { prepare } from '../master/prepare.ts';
import type { MasterRequest } from '../master/request.ts';
import type { Session } from '../master/session.ts';
import type { Loudness } from '../measure/loudness.ts';
import type { TrackJob } from './track-jobs.ts';

/** A track whose file is there and fits. */
export interface OpenTrack {
  readonly job: TrackJob;
  readonly session: Session<MasterRequest>;
  readonly facts: JobFacts;
}

/** A track in which everything has been measured, and whose gain is not known yet. */
export interface ListenedTrack extends OpenTrack {
  /** What it is where the preset levels it. */
  readonly loudness: Loudness;
  /** The file as it came; still being measured. */
  readonly before: Promise<Before>;
  /** Milliseconds that this took. */
  readonly tookMs: number;
}

/**
 * Opens a track.
 *
 * @param measure the measurement that all tracks are gated together at
 */
export async function openTrack(job: TrackJob, measure: string): Promise<OpenTrack> {
  const { workspace, beside } = job.room;
  const { session, facts } = await prepare(job.request, workspace, beside);
  return { job, session: { ...session, jointMeasure: measure }, facts };
}

/** Measures a track. */
export async function listenTo({ job, session, facts: known }: OpenTrack, measure: string): Promise<ListenedTrack> {
  const startedAt = performance.now();
  const { facts, hear } = await findValues(session, known);
  const before = hear();
  const loudness = session.heard.get(measure);
  if (loudness === undefined) throw new Error(`${measure} was not measured`);
  return { job, session, facts, loudness, before, tookMs: performance.now() - startedAt };
}
