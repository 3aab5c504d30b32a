import type { MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import { failure, type LatheFailure } from '../../failure/failure.ts';
import { listed } from '../../failure/wording.ts';
import type { Loudness } from '../measure/loudness.ts';

/** BS.1770 gates blocks of 400 ms: less than one of them has no integrated loudness. */
const shortestSeconds = 0.4;

/** dB that the wave between samples may rise above them: a tone at a quarter of the rate does by 3.01. */
const aboveSamplesDb = 3.1;

/**
 * A measurement as the linker wants it; the peak is the highest that the meter's resolution allows, and an upper estimate
 * where the meter looked at samples alone.
 *
 * @param paths the files that it may come from, for the failure
 * @throws LatheFailure `input/silent` or `input/too_short` where there is no loudness
 */
export function measuredFacts(loudness: Loudness, paths: readonly string[]): MeasuredFacts {
  const { integratedLufs, durationSeconds } = loudness;
  if (integratedLufs === null || highestPeak(loudness) === null) throw noLoudness(paths, durationSeconds);
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

/** Why something has no loudness. */
export function noLoudness(paths: readonly string[], seconds: number): LatheFailure {
  const path = listed(paths);
  return seconds < shortestSeconds ? failure('input/too_short', { path, seconds }) : failure('input/silent', { path });
}
