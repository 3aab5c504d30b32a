import type { MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import { failure, type LatheFailure } from '../../failure/failure.ts';
import { listed } from '../../failure/wording.ts';
import type { Loudness } from '../measure/loudness.ts';
import type { Session } from './session.ts';

/** BS.1770 gates blocks of 400 ms: less than one of them has no integrated loudness. */
const shortestSeconds = 0.4;

/** dB that the wave between samples may rise above them: a tone at a quarter of the rate does by 3.01. */
const aboveSamplesDb = 3.1;

/**
 * A measurement as the linker wants it; the peak is the highest that the meter's resolution allows, and an upper estimate
 * where the meter looked at samples alone.
 *
 * @param suspects what it may come from, for the failure
 * @throws LatheFailure `input/silent` or `input/too_short` where there is no loudness
 */
export function measuredFacts(loudness: Loudness, suspects: Suspects): MeasuredFacts {
  const { integratedLufs, durationSeconds } = loudness;
  if (integratedLufs === null || highestPeak(loudness) === null) throw noLoudness(suspects, durationSeconds);
  return factsOfAny(loudness);
}

/** The same of what may be silent or too short: -Infinity stands for what it has not. */
export function factsOfAny(loudness: Loudness): MeasuredFacts {
  return {
    integrated: loudness.integratedLufs ?? Number.NEGATIVE_INFINITY,
    truePeak: highestPeak(loudness) ?? Number.NEGATIVE_INFINITY,
    range: loudness.rangeLu ?? 0,
    duration: loudness.durationSeconds,
  };
}

/** dBTP; null for silence, NaN where no peaks were looked at, which no expression then reads. */
function highestPeak({ truePeak, samplePeak }: Loudness): number | null {
  if (truePeak !== undefined) return truePeak.peakDb === null ? null : truePeak.peakDb + truePeak.uncertaintyDb;
  if (samplePeak === undefined) return Number.NaN;
  return samplePeak.peakDb === null ? null : samplePeak.peakDb + samplePeak.uncertaintyDb + aboveSamplesDb;
}

/** The inputs that something without a loudness may come from. */
export interface Suspects {
  readonly paths: readonly string[];
  /** As declared, of the longest; undefined where one does not say. */
  readonly seconds?: number | undefined;
  /** Whether they were measured before the preset did anything to them. */
  readonly isAsItCame: boolean;
}

/** Inputs of a job, by name. */
export function suspectsAmong(session: Session, names: readonly string[], isAsItCame: boolean): Suspects {
  const inputs = names.map((name) => session.inputs[name]);
  const paths = names.map((name, index) => inputs[index]?.probe.path ?? name);
  const lengths = inputs.map((input) => input?.durationSeconds ?? Number.NaN);
  const longest = Math.max(...lengths);
  return { paths, seconds: Number.isNaN(longest) ? undefined : longest, isAsItCame };
}

/**
 * Why something has no loudness: a file that is silent or short by itself, or what the preset left of it.
 *
 * @param seconds as the meter counted, in whole steps of its own
 */
export function noLoudness({ paths, seconds: declared, isAsItCame }: Suspects, seconds: number): LatheFailure {
  const path = listed(paths);
  if (seconds >= shortestSeconds) return failure('input/silent', { path, isAsItCame });
  const isShortItself = isAsItCame || (declared !== undefined && declared < shortestSeconds);
  return failure('input/too_short', { path, seconds: isShortItself ? (declared ?? seconds) : undefined });
}
