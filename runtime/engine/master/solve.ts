import { createEvaluator, type JobFacts, linkSolve } from '../../../compiler/artifact/link/index.ts';
import type { Solve } from '../../../schemas/generated/artifact.ts';
import { measuredFacts, runMeasurement } from './analyze.ts';
import { linkContext, type Session } from './session.ts';

/**
 * Seeks a gain: tries it, measures, adds what is missing. With a limiter in the loop two or three steps are enough
 * (MASTERING, fact 4).
 *
 * @returns dB, rounded to 0.01; the initial value where the job does not need the solve
 */
export async function solveGain(session: Session, facts: JobFacts, solve: Solve): Promise<number> {
  const evaluate = createEvaluator(session.request.preset.artifact, facts);
  const initial = evaluate(solve.initial);
  if (evaluate(solve.when) === 0) return initial;
  const target = evaluate(solve.target);
  const most = solve.max === undefined ? Number.POSITIVE_INFINITY : evaluate(solve.max);
  let gain = Math.min(initial, most);
  for (let iteration = 1; iteration <= solve.maxIterations; iteration += 1) {
    const missing = target - (await loudnessAt(session, facts, solve, gain));
    const next = Math.min(most, Math.round((gain + missing) * 100) / 100);
    if (Math.abs(missing) <= solve.tolerance || next === gain) break;
    gain = next;
  }
  return gain;
}

/** LUFS of what a solve looks at, with a gain. */
async function loudnessAt(session: Session, facts: JobFacts, solve: Solve, gain: number): Promise<number> {
  const linked = linkSolve(linkContext(session, facts), solve, gain, session.sources);
  const detail = `limiting: trying ${gain >= 0 ? '+' : ''}${gain.toFixed(2)} dB`;
  const { byLink } = await runMeasurement(session, linked, { stage: 'solve', detail, args: linked.arguments });
  const loudness = byLink.get(solve.link);
  if (loudness === undefined) throw new Error(`the meter of ${solve.id} wrote nothing`);
  return measuredFacts(session, loudness, linked.inputs).integrated;
}
