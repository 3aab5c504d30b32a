import type { Loudness, LoudnessTimeline } from './loudness.ts';
import type { MeterMetadata } from './meter-metadata.ts';
import { highest } from './read-loudness.ts';

/**
 * How much later than the programme each further meter hears it. `ebur128` reads every 100 ms; five of them, each 20 ms
 * apart, read every 20 ms, which is what EBU Tech 3341 needs in cases 13 and 14.
 */
export const delaysMs = [20, 40, 60, 80] as const;

const STEPS_PER_BLOCK = 5;

/** The windows of EBU Tech 3341, in steps of 20 ms. */
const MOMENTARY_STEPS = 20;
const SHORT_TERM_STEPS = 150;

/**
 * The timeline with fifty readings a second.
 *
 * @param punctual - the ten readings a second of the meter that hears the programme as it is
 * @param late - those of the meters that hear it by `delaysMs` later, in that order
 */
export function fineTimeline(punctual: LoudnessTimeline, late: readonly MeterMetadata[]): LoudnessTimeline<50> {
  const meters = [punctual, ...late];
  return {
    rateHz: 50,
    momentary: interleave(
      meters.map((meter) => meter.momentary),
      MOMENTARY_STEPS,
    ),
    shortTerm: interleave(
      meters.map((meter) => meter.shortTerm),
      SHORT_TERM_STEPS,
    ),
  };
}

/** The same measurement with its maxima taken from the fine timeline. */
export function withFineMaxima(loudness: Loudness, fine: LoudnessTimeline<50>): Loudness {
  const [maxMomentaryLufs, maxShortTermLufs] = [highest(fine.momentary), highest(fine.shortTerm)];
  return Object.freeze<Loudness>({ ...loudness, maxMomentaryLufs, maxShortTermLufs, maximaGridMs: 20 });
}

/** Reading n ends after n + 1 steps; the meter that is k steps late has it in the block that ends k steps later. */
function interleave(meters: readonly Float32Array[], windowSteps: number): Float32Array {
  const readings: number[] = [];
  for (let steps = 1; ; steps += 1) {
    const late = (STEPS_PER_BLOCK - (steps % STEPS_PER_BLOCK)) % STEPS_PER_BLOCK;
    const value = meters[late]?.[(steps + late) / STEPS_PER_BLOCK - 1];
    if (value === undefined) return Float32Array.from(readings);
    readings.push(steps < windowSteps ? Number.NaN : value);
  }
}
