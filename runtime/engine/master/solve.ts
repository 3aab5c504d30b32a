import { createEvaluator, type JobFacts, linkSolve } from '../../../compiler/artifact/link/index.ts';
import type { Solve } from '../../../schemas/generated/artifact.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { measure } from './measure.ts';
import { seekGain } from './seek-gain.ts';
import { linkContext, type Session } from './session.ts';
import { expectedLoudness, promisedSolve } from './verify.ts';

/**
 * Finds the gain of a solve by trying it in FFmpeg. What an earlier search of the same job found is where it begins:
 * corrections shift a target by little.
 *
 * @returns dB, rounded to 0.01; the initial value where the job does not need the solve, or has no loudness to seek
 */
export async function solveGain(session: Session, facts: JobFacts, solve: Solve): Promise<number> {
  const evaluate = createEvaluator(session.request.preset.artifact, facts);
  const initial = evaluate(solve.initial);
  if (evaluate(solve.when) === 0) return initial;
  const most = solve.max === undefined ? Number.POSITIVE_INFINITY : evaluate(solve.max);
  const isPromised = solve.id === promisedSolve(session.request.preset.artifact)?.id;
  const target = isPromised ? expectedLoudness(evaluate(solve.target), facts) : evaluate(solve.target);
  if (target === undefined) return Math.min(initial, most);
  const earlier = session.searches.get(solve.id);
  const search = {
    target,
    tolerance: solve.tolerance,
    start: earlier === undefined ? initial : earlier.gain + (target - earlier.target) * earlier.steepness,
    most,
    steepness: earlier?.steepness,
    maxTrials: solve.maxIterations,
  };
  const found = await seekGain(search, (gain) => loudnessAt(session, facts, solve, gain));
  session.searches.set(solve.id, { ...found, target });
  return found.gain;
}

/** LUFS of what a solve looks at, with a gain. */
async function loudnessAt(session: Session, facts: JobFacts, solve: Solve, gain: number): Promise<number> {
  const linked = linkSolve(linkContext(session, facts), solve, gain, session.sources);
  const detail = `limiting: trying ${gain >= 0 ? '+' : ''}${gain.toFixed(2)} dB`;
  const { byLink } = await measure(session, linked, {
    stage: 'solve',
    detail,
    seconds: expectedSeconds(session, facts),
  });
  const loudness = byLink.get(solve.link)?.integratedLufs;
  if (loudness === undefined || loudness === null) throw new Error(`the meter of ${solve.id} heard nothing`);
  return loudness;
}
