import { dot, lineY, type Markish, rectY, ruleY, text } from '@observablehq/plot';
import type { LoudnessTarget } from '../../runtime/engine/master/report.ts';
import type { LoudnessReport } from '../../runtime/engine/measure/loudness-report.ts';
import { minus } from '../text/figures.ts';
import { type Point, pointsOf, thinOut } from './points.ts';

/** A curve of readings; gaps where there is none. */
export function curve(
  name: 'momentary' | 'short-term' | 'earlier' | 'kept',
  readings: Float32Array,
  rateHz: number,
  columns: number,
): Markish {
  if (readings.every(Number.isNaN)) return [];
  const points = thinOut(pointsOf(readings, rateHz), columns);
  return lineY(points, { x: at, y: 'lufs', className: `curve ${name}`, clip: true });
}

function at({ seconds }: Point): number {
  return seconds;
}

/** What the loudness range lies between. */
export function rangeBand({ rangeLufs }: LoudnessReport): Markish {
  if (rangeLufs === null) return [];
  return rectY([rangeLufs], { y1: 'low', y2: 'high', className: 'range', clip: true });
}

/** How far from the loudness that was asked for a deliverable may be. */
export function toleranceBand({ integratedLufs, toleranceLu }: LoudnessTarget): Markish {
  const band = [{ low: integratedLufs - toleranceLu, high: integratedLufs + toleranceLu }];
  return rectY(band, { y1: 'low', y2: 'high', className: 'band', clip: true });
}

/** The loudness that was asked for. */
export function targetLine({ integratedLufs }: LoudnessTarget): Markish {
  return ruleY([integratedLufs], { className: 'target', clip: true });
}

/** The label of the target. */
export function targetNote({ integratedLufs, toleranceLu }: LoudnessTarget): Markish {
  const label = `target ${minus(String(integratedLufs))} ± ${toleranceLu}`;
  return note('target', label, { y: integratedLufs, frameAnchor: 'left', dy: -8 });
}

/** The integrated loudness, with its figure. */
export function integratedLine({ integratedLufs }: LoudnessReport): Markish {
  if (integratedLufs === null) return [];
  const label = `integrated ${minus(integratedLufs.toFixed(1))}`;
  return [
    ruleY([integratedLufs], { className: 'integrated', clip: true }),
    note('integrated', label, { y: integratedLufs, frameAnchor: 'right', dy: -8 }),
  ];
}

/** What no true peak may pass. Its label keeps out of the way of the peak's. */
export function ceilingLine({ ceilingDbtp }: LoudnessTarget, loudness: LoudnessReport, seconds: number): Markish {
  if (ceilingDbtp === undefined) return [];
  const peakAt = peakSeconds(loudness) / seconds;
  const frameAnchor = peakAt < 0.3 || (peakAt >= 0.5 && peakAt < 0.7) ? 'right' : 'left';
  return [
    ruleY([ceilingDbtp], { className: 'ceiling', clip: true }),
    note('peak', `ceiling ${minus(String(ceilingDbtp))}`, { y: ceilingDbtp, frameAnchor, dy: 9 }),
  ];
}

/** A triangle whose tip is the true peak, labelled towards the middle of the chart. */
export function peakMark(loudness: LoudnessReport, seconds: number): Markish {
  const { truePeakDbtp } = loudness;
  if (truePeakDbtp === null) return [];
  const peak = [{ seconds: peakSeconds(loudness), dbtp: truePeakDbtp }];
  const isLeft = peakSeconds(loudness) < seconds / 2;
  const side = { dx: isLeft ? 9 : -9, textAnchor: isLeft ? 'start' : 'end' } as const;
  const label = `true peak ${minus(truePeakDbtp.toFixed(1))}`;
  return [
    dot(peak, { x: 'seconds', y: 'dbtp', symbol: 'triangle', rotate: 180, r: 4.5, dy: -4, className: 'peak' }),
    text(peak, { x: 'seconds', y: 'dbtp', text: () => label, dy: 6, ...side, className: 'note peak-note' }),
  ];
}

/** Where the peak lies; the meter does not say so of what lies in the last part of 100 ms. */
function peakSeconds({ truePeakAtSeconds, durationSeconds }: LoudnessReport): number {
  return truePeakAtSeconds ?? durationSeconds;
}

interface Place {
  readonly y: number;
  readonly frameAnchor: 'left' | 'right';
  readonly dy: number;
}

/** A label on a level, at one end of the chart. */
function note(name: string, label: string, { y, frameAnchor, dy }: Place): Markish {
  const dx = frameAnchor === 'left' ? 6 : -6;
  return text([label], { y: [y], text: [label], frameAnchor, dx, dy, className: `note ${name}-note` });
}
