import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import { nextCorrection } from './correct.ts';
import { solve } from './find-values.ts';
import { type Rendered, render } from './render.ts';
import type { Verdict } from './report.ts';
import type { Session } from './session.ts';
import { promisedSolve, type Target, targetOf, verdictsOf } from './verify.ts';

/** A deliverable that stands in the workspace, with its judgement. */
export interface Delivered {
  readonly rendered: Rendered;
  /** Undefined where the preset promises no loudness. */
  readonly target: Target | undefined;
  readonly verdicts: readonly Verdict[];
  /** Times that it was made again. */
  readonly corrections: number;
}

/** Times that a deliverable is made again because the encoder moved it. */
const mostCorrections = 2;

/** Renders, holds the result against the promise, and renders again with what the encoder changed taken into account. */
export async function deliver(session: Session, initial: JobFacts): Promise<Delivered> {
  const { preset, profile } = session.request;
  const encoding = `encoding ${profile.artifact.codec}`;
  let detail = encoding;
  let facts = initial;
  for (let corrections = 0; ; corrections += 1) {
    const rendered = await render(session, facts, detail);
    const target = targetOf(preset.artifact, profile.artifact, facts);
    const correction = target && nextCorrection(target, rendered.loudness, facts.correction, corrections);
    if (correction === undefined || corrections === mostCorrections) {
      return { rendered, target, verdicts: verdictsOf(target, rendered, profile.artifact.frameSize), corrections };
    }
    detail = `${encoding} again: it was ${correction.reason}`;
    facts = await corrected(session, { ...facts, correction: correction.shift });
  }
}

/** Only the promised gain depends on corrections; measurements stay what they were. */
async function corrected(session: Session, facts: JobFacts): Promise<JobFacts> {
  const wanted = promisedSolve(session.request.preset.artifact);
  return wanted === undefined ? facts : solve(session, facts, wanted);
}
