import { dot, type Markish, text } from '@observablehq/plot';
import { minus } from '../text/figures.ts';

/** An equal part of a programme: the middle of it, its lowest and its highest sample. */
interface Part {
  readonly time: number;
  readonly low: number;
  readonly high: number;
}

/** Of the height of a chart, from where on a peak has its label below itself: there are other marks at the edge. */
const NEAR_EDGE = 0.7;

/**
 * A triangle whose tip is the highest peak, labelled towards the middle of the chart.
 *
 * @param most the amplitude at the edge of the chart
 */
export function peakMarks(
  parts: readonly Part[],
  truePeakDbtp: number,
  { seconds, most }: { readonly seconds: number; readonly most: number },
): Markish {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const highest = others.reduce((most, part) => (sizeOf(part) > sizeOf(most) ? part : most), first);
  const isAbove = highest.high >= -highest.low;
  const peak = [{ time: highest.time, value: isAbove ? highest.high : highest.low }];
  const isLeft = highest.time < seconds / 2;
  const side = { dx: isLeft ? 9 : -9, textAnchor: isLeft ? 'start' : 'end' } as const;
  const turn = isAbove ? { rotate: 180, dy: -4 } : { rotate: 0, dy: 4 };
  const outwards = isAbove ? -6 : 6;
  const dy = sizeOf(highest) > NEAR_EDGE * most ? -1.5 * outwards : outwards;
  const label = `true peak ${minus(truePeakDbtp.toFixed(1))}`;
  return [
    dot(peak, { x: 'time', y: 'value', symbol: 'triangle', r: 4.5, ...turn, className: 'peak' }),
    text(peak, { x: 'time', y: 'value', text: () => label, dy, ...side, className: 'note peak-note' }),
  ];
}

function sizeOf({ low, high }: Part): number {
  return Math.max(high, -low);
}
