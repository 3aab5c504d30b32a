import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import { curve } from './loudness-marks.ts';
import { drawOverTime, margins, type Size } from './plot.ts';

/** A programme beside what is kept of it. */
export interface KeptChart {
  readonly size: Size;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly loudness: LoudnessReport;
  /** The short-term loudness that is kept, a reading a second; LUFS. */
  readonly kept: readonly (number | null)[];
}

/** LU under the loudest reading from which on there are pauses, which are of no interest. */
const DEPTH = 20;

/** The short-term loudness of a programme and the one that is kept, as near as they can be looked at. */
export function drawKept({ size, label, loudness, kept }: KeptChart): string {
  const { shortTerm, rateHz } = loudness.timeline;
  const columns = size.width - margins.left - margins.right;
  const known = Float32Array.from(kept, (value) => value ?? Number.NaN);
  const seconds = Math.max(loudness.durationSeconds, kept.length, 0.1);
  const marks = [curve('short-term', shortTerm, rateHz, columns), curve('kept', known, 1, columns)];
  return drawOverTime({ size, label, seconds, values: spanOf([...shortTerm, ...known]), valueLabel: 'LUFS', marks });
}

/** From where to where the readings reach that are no pauses. */
function spanOf(readings: readonly number[]): readonly [low: number, high: number] {
  const levels = readings.filter(Number.isFinite);
  if (levels.length === 0) return [-40, 0];
  const high = levels.reduce((most, level) => Math.max(most, level));
  const low = levels.reduce((least, level) => Math.min(least, level));
  return [Math.floor(Math.max(low, high - DEPTH)) - 1, Math.ceil(high) + 1];
}
