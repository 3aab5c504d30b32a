import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { FileMeasurement } from '../../../runtime/engine/metering/file-measurement.ts';

export type Scale = ScaleLinear<number, number>;

/** Where the plot lies in the picture, in pixels, and what it spans. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Seconds to pixels. */
  readonly x: Scale;
  /** LUFS, and dBTP, to pixels. */
  readonly y: Scale;
}

export const picture = { width: 1200, height: 540 };

/** Silence between words is of no interest: what is softer lies below the picture. */
const SOFTEST_LUFS = -60;

/** dB between the grid's lines, to which the plot's ends are rounded. */
const STEP = 5;

/** The frame for a measurement, with room for its true peak. */
export function frameFor({ loudness, durationSeconds }: Pick<FileMeasurement, 'loudness' | 'durationSeconds'>): Frame {
  const edges = { left: 70, right: picture.width - 110, top: 108, bottom: picture.height - 58 };
  const readings = loudness.timeline.momentaryLufs.filter((lufs) => lufs !== null);
  const loudest = readings.reduce((most, lufs) => Math.max(most, lufs), loudness.truePeakDbtp ?? SOFTEST_LUFS);
  const softest = readings.reduce((least, lufs) => Math.min(least, lufs), loudest - 6 * STEP);
  const high = Math.ceil((loudest + 1) / STEP) * STEP;
  const low = Math.min(Math.floor(Math.max(softest, SOFTEST_LUFS) / STEP) * STEP, high - 2 * STEP);
  const seconds = Math.max(durationSeconds, 0.1);
  return {
    ...edges,
    x: scaleLinear([0, seconds], [edges.left, edges.right]),
    y: scaleLinear([low, high], [edges.bottom, edges.top]),
  };
}
