import type { MeasuredFacts } from '../../../compiler/artifact/link/index.ts';
import { failure, type LatheFailure } from '../../failure/failure.ts';
import { listed } from '../../failure/wording.ts';
import type { Loudness } from '../measure/loudness.ts';

/** BS.1770 gates blocks of 400 ms: less than one of them has no integrated loudness. */
const shortestSeconds = 0.4;

/**
 * A measurement as the linker wants it; the peak is the highest that the meter's resolution allows.
 *
 * @param paths the files that it may come from, for the failure
 * @throws LatheFailure `input/silent` or `input/too_short` where there is no loudness
 */
export function measuredFacts(loudness: Loudness, paths: readonly string[]): MeasuredFacts {
  const { integratedLufs, rangeLu, truePeak, durationSeconds } = loudness;
  if (integratedLufs === null || truePeak === undefined || truePeak.peakDb === null) {
    throw noLoudness(paths, durationSeconds);
  }
  const peak = truePeak.peakDb + truePeak.uncertaintyDb;
  return { integrated: integratedLufs, truePeak: peak, range: rangeLu ?? 0, duration: durationSeconds };
}

/** Why something has no loudness. */
export function noLoudness(paths: readonly string[], seconds: number): LatheFailure {
  const path = listed(paths);
  return seconds < shortestSeconds ? failure('input/too_short', { path, seconds }) : failure('input/silent', { path });
}
