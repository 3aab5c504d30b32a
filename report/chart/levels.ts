import type { LoudnessTarget } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';

/** LUFS; what is softer is silence between words, and of no interest. */
const SOFTEST = -60;

/** LU under the softest programme that a chart reaches down to. */
const DEPTH = 25;

/** dB that the ends of a chart are multiples of. */
const STEP = 5;

/** Where there is nothing to be seen. */
const EMPTY = [-40, 0] as const;

/** From where to where charts of some programmes reach that are compared, and of what they are held to; LUFS and dBTP. */
export function levelsOf(
  programmes: readonly LoudnessReport[],
  target?: LoudnessTarget,
): readonly [low: number, high: number] {
  const readings = programmes.flatMap(({ timeline }) => [...timeline.momentary].filter(Number.isFinite));
  const peaks = programmes.flatMap(({ truePeakDbtp }) => truePeakDbtp ?? []);
  const integrated = programmes.flatMap(({ integratedLufs }) => integratedLufs ?? []);
  const loudest = most([...readings, ...peaks, target?.ceilingDbtp ?? [], target?.integratedLufs ?? []].flat());
  if (!Number.isFinite(loudest)) return EMPTY;
  const softest = Math.max(least(readings), least(integrated) - DEPTH, SOFTEST);
  const high = Math.ceil((loudest + 1) / STEP) * STEP;
  return [Math.min(Math.floor(softest / STEP) * STEP, high - 4 * STEP), high];
}

/** The greatest of numbers of which there may be too many for arguments; minus infinity where there is none. */
function most(values: readonly number[]): number {
  return values.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY);
}

function least(values: readonly number[]): number {
  return values.length === 0 ? SOFTEST : values.reduce((smallest, value) => Math.min(smallest, value));
}
