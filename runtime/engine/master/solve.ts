import { createEvaluator, type JobFacts, linkSolve } from '../../../compiler/artifact/link/index.ts';
import type { Solve } from '../../../schemas/generated/artifact.ts';
import { measuredFacts, runMeasurement } from './analyze.ts';
import { hundredths } from './report.ts';
import { linkContext, type Session } from './session.ts';

/**
 * Seeks a gain: tries it, measures, adds what is missing, stretched by what the step before it brought. It begins with
 * what an earlier search of the same job found.
 *
 * @returns dB, rounded to 0.01; the initial value where the job does not need the solve
 */
export async function solveGain(session: Session, facts: JobFacts, solve: Solve): Promise<number> {
  const evaluate = createEvaluator(session.request.preset.artifact, facts);
  const initial = evaluate(solve.initial);
  if (evaluate(solve.when) === 0) return initial;
  const target = evaluate(solve.target);
  const most = solve.max === undefined ? Number.POSITIVE_INFINITY : evaluate(solve.max);
  let gain = Math.min(facts.solves.get(solve.id) ?? initial, most);
  let previous: Trial | undefined;
  for (let iteration = 1; iteration <= solve.maxIterations; iteration += 1) {
    const trial: Trial = { gain, loudness: await loudnessAt(session, facts, solve, gain) };
    const missing = target - trial.loudness;
    const next = Math.min(most, hundredths(gain + missing * steepness(trial, previous)));
    if (Math.abs(missing) <= solve.tolerance || next === gain) break;
    [previous, gain] = [trial, next];
  }
  return gain;
}

/** A gain that was tried, in dB, and the loudness that it gave, in LUFS. */
interface Trial {
  readonly gain: number;
  readonly loudness: number;
}

/** The most that one step is stretched by: a limiter that is driven hard gives hardly any loudness for more gain. */
const steepest = 4;

/** dB of gain for one LU, from the last two trials; 1 until there are two. */
function steepness(trial: Trial, previous: Trial | undefined): number {
  if (previous === undefined || trial.loudness === previous.loudness) return 1;
  const slope = (trial.gain - previous.gain) / (trial.loudness - previous.loudness);
  return Math.min(steepest, Math.max(1, slope));
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
