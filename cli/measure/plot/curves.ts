import { line } from 'd3-shape';
import type { FileMeasurement } from '../../../runtime/engine/metering/file-measurement.ts';
import { minus } from './axes.ts';
import type { Frame } from './frame.ts';
import { type Point, pointsOf, thinOut } from './points.ts';
import { element, textElement } from './svg.ts';

type Loudness = FileMeasurement['loudness'];

/** All that is measured, in the frame: what lies softer than it is cut off at its lower edge. */
export function drawCurves(frame: Frame, loudness: Loudness): string {
  const { left, right, top, bottom } = frame;
  const clip = element('rect', { x: left, y: top, width: right - left, height: bottom - top });
  const { timeline } = loudness;
  const inside = [
    rangeBand(frame, loudness),
    curve(frame, 'momentary', pointsOf(timeline.momentaryLufs, timeline.rateHz)),
    curve(frame, 'short-term', pointsOf(timeline.shortTermLufs, timeline.rateHz)),
  ];
  return [
    element('clipPath', { id: 'plot' }, clip),
    element('g', { 'clip-path': 'url(#plot)' }, ...inside),
    integratedLine(frame, loudness),
    peakMark(frame, loudness),
  ].join('');
}

function curve({ left, right, x, y }: Frame, name: string, points: readonly Point[]): string {
  const draw = line<Point>()
    .defined(({ lufs }) => lufs !== null)
    .x(({ seconds }) => x(seconds))
    .y(({ lufs }) => y(lufs ?? 0))
    .digits(1);
  const path = draw(thinOut(points, right - left));
  return path === null ? '' : element('path', { class: `curve ${name}`, d: path });
}

function rangeBand({ left, right, y }: Frame, { rangeLufs }: Loudness): string {
  if (rangeLufs === null) return '';
  const [from, to] = [y(rangeLufs.high), y(rangeLufs.low)];
  return element('rect', { class: 'range', x: left, y: from, width: right - left, height: Math.max(1, to - from) });
}

function integratedLine({ left, right, y }: Frame, { integratedLufs }: Loudness): string {
  if (integratedLufs === null) return '';
  const level = y(integratedLufs);
  const label = { class: 'integrated-value', x: right + 8, y: level + 4 };
  return [
    element('line', { class: 'integrated', x1: left, x2: right, y1: level, y2: level }),
    textElement('text', label, `${minus(integratedLufs, 1)} LUFS`),
  ].join('');
}

/** A triangle that stands on the true peak, labelled towards the middle of the picture. */
function peakMark({ left, right, x, y }: Frame, { truePeakDbtp, truePeakAtSeconds }: Loudness): string {
  if (truePeakDbtp === null || truePeakAtSeconds === null) return '';
  const [tipX, tipY] = [x(truePeakAtSeconds), y(truePeakDbtp)];
  const isLeft = tipX < (left + right) / 2;
  const label = { x: tipX + (isLeft ? 10 : -10), y: tipY + 2, 'text-anchor': isLeft ? 'start' : 'end' };
  return [
    element('path', { class: 'peak', d: `M${tipX.toFixed(1)},${tipY.toFixed(1)}l-6,-10h12z` }),
    textElement('text', { class: 'peak-value', ...label }, `${minus(truePeakDbtp, 1)} dBTP`),
  ].join('');
}
