import { dot, type Markish, text, vector } from '@observablehq/plot';

/** A sign of a chart and what it means. */
export interface LegendEntry {
  /** The class of the curve, line, band or mark. */
  readonly sign: 'momentary' | 'short-term' | 'integrated' | 'range' | 'peak';
  readonly text: string;
}

const SIGN_WIDTH = 26;

/** What a character takes in the widest of the typefaces it may be shown in, on average; in pixels. */
const CHARACTER_WIDTH = 7;

/** What the signs mean, in a row above the plot. */
export function legend(entries: readonly LegendEntry[], dy: number): readonly Markish[] {
  let dx = 0;
  return entries.map(({ sign, text: label }) => {
    const place = { frameAnchor: 'top-left', dx, dy } as const;
    dx += SIGN_WIDTH + 8 + label.length * CHARACTER_WIDTH + 16;
    const words = text([label], { ...place, dx: place.dx + SIGN_WIDTH + 8, lineAnchor: 'middle' });
    return [drawSign(sign, { ...place, dx: place.dx + SIGN_WIDTH / 2 }), words];
  });
}

interface Place {
  readonly frameAnchor: 'top-left';
  readonly dx: number;
  readonly dy: number;
}

function drawSign(sign: LegendEntry['sign'], place: Place): Markish {
  if (sign === 'peak') return dot([0], { ...place, symbol: 'triangle', rotate: 180, r: 4.5, className: sign });
  if (sign === 'range') return dot([0], { ...place, symbol: 'square', r: 9, className: sign });
  return vector([0], { ...place, shape: stroke, length: SIGN_WIDTH, rotate: 90, anchor: 'middle', className: sign });
}

/** What of a canvas a line needs. */
interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** A line, upright before it is turned. */
const stroke = {
  draw: (context: Pen, length: number): void => {
    context.moveTo(0, 0);
    context.lineTo(0, -length);
  },
};
