import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { measureExactly } from '../master/analyze.ts';
import { findPromisedGain, findValues } from '../master/find-values.ts';
import type { Before } from '../master/hear-inputs.ts';
import type { Session } from '../master/session.ts';
import { targetOf } from '../master/verify.ts';

/** All that is known of a job before its rendering. */
export interface FoundOut {
  readonly facts: JobFacts;
  readonly before: Promise<Before>;
  /** Wall seconds of the stages that the job itself runs, too. */
  readonly seconds: number;
}

/**
 * Runs the stages before the rendering, with exact peaks: a job makes do with estimates where even these fit under the
 * ceiling, but whoever reads a plan wants to know the peak.
 */
export async function findOut(session: Session, initial: JobFacts): Promise<FoundOut> {
  const { preset, profile } = session.request;
  const found = await findValues(session, initial);
  const before = found.hear();
  const toFind = wallSeconds(session);
  const exact = await measureExactly(session, found.facts);
  const facts = await findPromisedGain(session, exact);
  const isLimited = targetOf(preset.artifact, profile.artifact, facts)?.mode === 'limited';
  return { facts, before, seconds: isLimited ? wallSeconds(session) : toFind };
}

/** Of the steps so far; what runs beside them is no step. */
function wallSeconds({ stages }: Session): number {
  return stages.filter(({ step }) => step > 0).reduce((sum, stage) => sum + stage.wallSeconds, 0);
}
