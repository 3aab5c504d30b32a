import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { hundredths } from './report.ts';
import type { Target } from './verify.ts';

/** dB; more than the meter's resolution, so that one correction is enough. */
const margin = 0.1;

/** The share of the tolerance from which a correction is worth a second encoding: other meters may read a little off. */
const worthIt = 0.75;

/**
 * What to ask for instead, given what the encoder made of it.
 *
 * @returns dB to add to the target and to take from the ceiling, in total; undefined where nothing is to be corrected
 */
export function nextCorrection(
  target: Target,
  measured: Loudness,
  current: JobFacts['correction'],
): JobFacts['correction'] | undefined {
  const loudness = missingLoudness(target, measured);
  const ceiling = excessPeak(target, measured);
  if (loudness === 0 && ceiling === 0) return undefined;
  return { loudness: hundredths(current.loudness + loudness), ceiling: hundredths(current.ceiling + ceiling) };
}

function missingLoudness({ integratedLufs, toleranceLu, mode, exhausted }: Target, measured: Loudness): number {
  if (measured.integratedLufs === null || mode === 'lowered' || exhausted) return 0;
  const missing = integratedLufs - measured.integratedLufs;
  return Math.abs(missing) > worthIt * toleranceLu ? missing : 0;
}

function excessPeak({ ceilingDbtp }: Target, { truePeak }: Loudness): number {
  if (ceilingDbtp === undefined || truePeak === undefined || truePeak.peakDb === null) return 0;
  const excess = truePeak.peakDb - ceilingDbtp;
  return excess > 0 ? excess + margin : 0;
}
