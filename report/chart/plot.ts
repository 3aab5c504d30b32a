import { type Markish, plot, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html } from '../page/html.ts';
import { timeText, timeTicks, timeUnit } from './time-ticks.ts';

/** The size of a chart, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a chart over time shows. */
export interface TimePlot {
  readonly size: Size;
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly seconds: number;
  /** From the lowest to the highest value. */
  readonly values: readonly [low: number, high: number];
  readonly valueLabel: string;
  /** Space above the plot, in pixels, for what is more than a label. */
  readonly head?: number;
  readonly marks: readonly Markish[];
}

export const margins = { left: 44, right: 24, top: 28, bottom: 40 };

/** Pixels that a time takes on its axis, and a level on its own. */
const TIME_WIDTH = 70;
const LEVEL_HEIGHT = 34;

/** The only part of a browser that drawing needs. */
const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** A chart over time, as one SVG element of the class `chart`; `chartStyle` gives it its colours. */
export function drawOverTime({ size, label, seconds, values, valueLabel, head = 0, marks }: TimePlot): string {
  const { left, right, top, bottom } = margins;
  const drawn = plot({
    document,
    ...size,
    className: 'chart',
    marginLeft: left,
    marginRight: right,
    marginTop: top + head,
    marginBottom: bottom,
    x: {
      domain: [0, seconds],
      ticks: [...timeTicks(seconds, Math.floor((size.width - left - right) / TIME_WIDTH))],
      tickFormat: (time: number) => timeText(time, seconds),
      label: timeUnit(seconds),
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: {
      domain: [...values],
      ticks: Math.floor((size.height - head - top - bottom) / LEVEL_HEIGHT),
      grid: true,
      label: null,
    },
    marks: [text([valueLabel], { frameAnchor: 'top-left', dx: 6 - left, dy: -22, className: 'faint' }), ...marks],
  });
  for (const group of drawn.querySelectorAll('g[aria-label]')) nameByClass(group);
  return html`<svg role="img" aria-label="${label}"`.markup + drawn.outerHTML.slice('<svg'.length);
}

/** What of an element naming it needs. */
interface Group {
  readonly classList: { add(name: string): void };
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
}

/** Plot names its groups for screen readers, which read a picture as one; style needs the grid and the labels of axes. */
function nameByClass(group: Group): void {
  const name = group.getAttribute('aria-label') ?? '';
  group.removeAttribute('aria-label');
  if (name.endsWith('grid')) group.classList.add('grid');
  if (name.endsWith('label')) group.classList.add('faint');
}
