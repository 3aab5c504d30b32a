import type { JobFacts } from '../../../compiler/artifact/link/index.ts';
import type { Loudness } from '../measure/loudness.ts';
import { hundredths } from '../measure/loudness-report.ts';
import type { Target } from './verify.ts';

/** What to ask for instead, and why. */
export interface Correction {
  /** dB to add to the target and to take from the ceiling, in total. */
  readonly shift: JobFacts['correction'];
  /** For people, such as `0.31 dB over the ceiling`. */
  readonly reason: string;
}

/**
 * How far other meters read from FFmpeg's: a first deliverable is held to this much less than it may have. Of 90 files
 * libebur128 read two peaks 0.12 dB higher, and no loudness more than 0.02 LU off.
 */
const otherMeters = { loudnessLu: 0.02, peakDb: 0.1 };

/**
 * dB that a peak is brought under the ceiling by, with the first correction and with the last: what an encoder adds to a
 * peak is another with every gain, by half a dB and more on noisy material, and there is no third.
 */
const margins = [0.2, 0.8];

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
  const guard = corrections === 0 ? otherMeters : { loudnessLu: 0, peakDb: 0 };
  const missing = missingLoudness(target, measured, guard.loudnessLu);
  const excess = excessPeak(target, measured, guard.peakDb);
  if (missing === 0 && excess === undefined) return undefined;
  const lower = excess === undefined ? 0 : excess + (margins[corrections] ?? 0);
  const reasons = [
    ...(missing === 0 ? [] : [`${Math.abs(missing).toFixed(2)} LU too ${missing > 0 ? 'soft' : 'loud'}`]),
    ...(excess === undefined ? [] : [wordExcess(excess)]),
  ];
  return {
    shift: { loudness: hundredths(current.loudness + missing), ceiling: hundredths(current.ceiling + lower) },
    reason: reasons.join(' and '),
  };
}

/** LU to add; 0 where it is near enough, or where no more can be had. */
function missingLoudness(target: Target, measured: Loudness, guard: number) {
  const { integratedLufs, soundless, toleranceLu, mode, exhausted } = target;
  if (soundless || measured.integratedLufs === null || mode === 'lowered') return 0;
  const missing = integratedLufs - measured.integratedLufs;
  if (exhausted && missing > 0) return 0;
  return Math.abs(missing) > toleranceLu - guard ? missing : 0;
}

/** dB over the ceiling, or under it by less than the guard; undefined where there is room enough. */
function excessPeak({ ceilingDbtp }: Target, { truePeak }: Loudness, guard: number): number | undefined {
  if (ceilingDbtp === undefined || truePeak === undefined || truePeak.peakDb === null) return undefined;
  const excess = truePeak.peakDb - ceilingDbtp;
  return excess > -guard ? excess : undefined;
}

function wordExcess(excess: number): string {
  return excess > 0 ? `${excess.toFixed(2)} dB over the ceiling` : 'at the ceiling, where other meters read higher';
}
