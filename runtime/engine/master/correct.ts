import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { hundredths } from './report.ts';
import type { Target } from './verify.ts';

/** What to ask for instead, and why. */
export interface Correction {
  /** dB to add to the target and to take from the ceiling, in total. */
  readonly shift: JobFacts['correction'];
  /** For people, such as `0.31 dB over the ceiling`. */
  readonly reason: string;
}

/** What other meters may read beside FFmpeg's: libebur128 interpolates peaks otherwise. */
const otherMeters = { loudnessLu: 0.04, peakDb: 0 };

/**
 * dB that a peak is brought under the ceiling by, with the first correction and with the last: what an encoder adds to a
 * peak is another with every gain, by half a dB on noisy material.
 */
const margins = [0.2, 0.5];

/**
 * What to ask for instead, given what the encoder made of it.
 *
 * @param current the shift that the measured deliverable was made with
 * @param corrections how often it was made again so far
 * @returns undefined where nothing is to be corrected
 */
export function nextCorrection(
  target: Target,
  measured: Loudness,
  current: JobFacts['correction'],
  corrections: number,
): Correction | undefined {
  const missing = missingLoudness(target, measured);
  const excess = excessPeak(target, measured);
  if (missing === 0 && excess === undefined) return undefined;
  const lower = excess === undefined ? 0 : excess + (margins[corrections] ?? 0);
  return {
    shift: {
      loudness: hundredths(current.loudness + missing),
      ceiling: hundredths(current.ceiling + Math.max(0, lower)),
    },
    reason: [
      ...(missing === 0 ? [] : [`${Math.abs(missing).toFixed(2)} LU too ${missing > 0 ? 'soft' : 'loud'}`]),
      ...(excess === undefined ? [] : [`${excess.toFixed(2)} dB over the ceiling`]),
    ].join(', '),
  };
}

/** LU to add; 0 where it is near enough, or where no more can be had. */
function missingLoudness({ integratedLufs, toleranceLu, mode, exhausted }: Target, measured: Loudness): number {
  if (measured.integratedLufs === null || mode === 'lowered') return 0;
  const missing = integratedLufs - measured.integratedLufs;
  if (exhausted && missing > 0) return 0;
  return Math.abs(missing) > toleranceLu - otherMeters.loudnessLu ? missing : 0;
}

/** dB over the ceiling; undefined where it is not. */
function excessPeak({ ceilingDbtp }: Target, { truePeak }: Loudness): number | undefined {
  if (ceilingDbtp === undefined || truePeak === undefined || truePeak.peakDb === null) return undefined;
  const excess = truePeak.peakDb - ceilingDbtp;
  return excess > -otherMeters.peakDb ? excess : undefined;
}
