import { type Frame, picture } from './frame.ts';
import { element, textElement } from './svg.ts';
import { timeText, timeTicks } from './time-ticks.ts';

const LEVEL_TICKS = 8;
const MOST_TIMES = 12;

/** The grid and its figures: time below, loudness to the left. */
export function drawAxes(frame: Frame): string {
  return element('g', {}, ...loudnessAxis(frame), ...timeAxis(frame));
}

function loudnessAxis({ left, right, top, bottom, y }: Frame): readonly string[] {
  const lines = y
    .ticks(LEVEL_TICKS)
    .flatMap((level) => [
      element('line', { class: 'grid', x1: left, x2: right, y1: y(level), y2: y(level) }),
      textElement('text', { class: 'faint', x: left - 10, y: y(level) + 4, 'text-anchor': 'end' }, minus(level)),
    ]);
  const middle = (top + bottom) / 2;
  const turned = `rotate(-90 22 ${middle})`;
  const attributes = { class: 'faint', x: 22, y: middle, 'text-anchor': 'middle', transform: turned };
  return [...lines, textElement('text', attributes, 'loudness in LUFS, peak in dBTP')];
}

function timeAxis({ left, right, top, bottom, x }: Frame): readonly string[] {
  const [from = 0, to = 0] = x.domain();
  const ticks = timeTicks(to - from, MOST_TIMES);
  const marks = ticks.flatMap((seconds) => [
    element('line', { class: 'grid', x1: x(seconds), x2: x(seconds), y1: top, y2: bottom }),
    textElement(
      'text',
      { class: 'faint', x: x(seconds), y: bottom + 22, 'text-anchor': 'middle' },
      timeText(seconds, to),
    ),
  ]);
  const unit = to >= 3600 ? 'time in h:min:s' : to >= 60 ? 'time in min:s' : 'time in s';
  const label = { class: 'faint', x: (left + right) / 2, y: picture.height - 14, 'text-anchor': 'middle' };
  const baseline = element('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom });
  return [...marks, baseline, textElement('text', label, unit)];
}

/** A figure with the true minus sign, which is as wide as a digit. */
export function minus(value: number, decimals = 0): string {
  return value
    .toFixed(decimals)
    .replace(/^-(0(?:\.0+)?)$/, '$1')
    .replace('-', '−');
}
