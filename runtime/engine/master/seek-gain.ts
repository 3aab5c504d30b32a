import { hundredths } from '../measure/loudness-report.ts';

/** A gain to be found: the one that gives a loudness. */
export interface GainSearch {
  /** LUFS */
  readonly target: number;
  /** LU */
  readonly tolerance: number;
  /** dB, tried first. */
  readonly start: number;
  /** dB, the highest that is allowed. */
  readonly most: number;
  /** dB of gain for one LU, where an earlier search has found it. */
  readonly steepness: number | undefined;
  readonly maxTrials: number;
}

/** What a search found. */
export interface FoundGain {
  /** dB, rounded to 0.01 */
  readonly gain: number;
  /** dB of gain for one LU at that gain. */
  readonly steepness: number;
}

/** A gain that was tried, in dB, and the loudness that it gave, in LUFS. */
export interface Trial {
  readonly gain: number;
  readonly loudness: number;
}

/** The most that one step is stretched by: a limiter that is driven hard gives hardly any loudness for more gain. */
const steepest = 4;

/** LU; a step this small, along a slope that was measured, is taken and not tried: the deliverable is measured anyway. */
const sureStep = 0.1;

/**
 * Seeks a gain: tries it, adds what is missing, stretched by what the step before it brought.
 *
 * @param attempt gives the loudness of a gain
 */
export async function seekGain(search: GainSearch, attempt: (gain: number) => Promise<number>): Promise<FoundGain> {
  const { target, tolerance, most, maxTrials } = search;
  let { steepness } = search;
  let gain = hundredths(Math.min(search.start, most));
  let previous: Trial | undefined;
  for (let tried = 1; tried <= maxTrials; tried += 1) {
    const trial: Trial = { gain, loudness: await attempt(gain) };
    if (previous !== undefined && isBeyondEdge(trial, previous)) {
      gain = hundredths((previous.gain + gain) / 2);
      continue;
    }
    steepness = steepnessOf(trial, previous) ?? steepness;
    const missing = target - trial.loudness;
    const next = hundredths(Math.min(gain + missing * (steepness ?? 1), most));
    if (Math.abs(missing) <= tolerance || next === gain) break;
    [previous, gain] = [trial, next];
    if (steepness !== undefined && Math.abs(missing) <= sureStep) break;
  }
  return { gain, steepness: steepness ?? 1 };
}

/**
 * More gain and less loudness: soft passages have come through the gate of BS.1770, which lie 10 LU and more under what
 * the limiter holds back. The gain that is sought lies before that edge.
 */
function isBeyondEdge(trial: Trial, previous: Trial): boolean {
  return trial.gain > previous.gain && trial.loudness < previous.loudness;
}

/** dB of gain for one LU, from two trials; at least 1, since a limiter only takes away. */
function steepnessOf(trial: Trial, previous: Trial | undefined): number | undefined {
  if (previous === undefined || trial.loudness === previous.loudness) return undefined;
  const slope = (trial.gain - previous.gain) / (trial.loudness - previous.loudness);
  return Math.min(steepest, Math.max(1, slope));
}
