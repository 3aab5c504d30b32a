import { type MeterMetadata, MOMENTARY_BLOCKS, SHORT_TERM_BLOCKS } from './meter-metadata.ts';

/**
 * Tells from the last readings whether samples were no numbers. Peaks pass over such a sample, but it stays in the meter's
 * filters for good: no reading of a window that holds it is a number.
 *
 * Digital silence leaves NaN as well, in about half of all files (FFmpeg 5.1): the meter keeps a running sum, which rounding
 * leaves a little under zero once all that was in its window has gone. What is told apart here:
 *
 * - a sample that is no number spoils both windows at once, silence empties the long one last;
 * - under three seconds the long window says nothing. Before a silence the short one falls block after block, or holds its
 *   level for the one loud block that has just come into it; in steady sound it does neither.
 */
export function endsInNoNumbers({ momentary, notNumbers }: MeterMetadata): boolean {
  const blocks = momentary.length;
  if (notNumbers.momentary === 0) return false;
  const full = blocks - (SHORT_TERM_BLOCKS - 1);
  if (full > 0) return notNumbers.shortTerm === Math.min(notNumbers.momentary, full);
  const first = blocks - notNumbers.momentary;
  return first < MOMENTARY_BLOCKS || !empties(momentary.subarray(first - MOMENTARY_BLOCKS - 1, first));
}

/** LU; steadier than this is no sound that is leaving the window. */
const STEADY_LU = 1;

/** @param readings the last one of a window that is full, and those of it emptying; NaN where there was no sound */
function empties([full = Number.NaN, ...readings]: Float32Array): boolean {
  const heard = readings.filter((value) => !Number.isNaN(value));
  const falls = heard.every((value, index) => index === 0 || value <= (heard[index - 1] ?? value));
  const isSteady = Math.max(full, ...readings) - Math.min(full, ...readings) < STEADY_LU; // never where one is NaN
  return falls && !isSteady;
}
