import type { Size } from '../chart/plot.ts';
import { html, type Markup, raw } from './html.ts';

const widths = { wide: 940, narrow: 340 } as const;

/** Pixels that a kind of chart is high, on a wide page and on a narrow one. */
export interface Heights {
  readonly wide: number;
  readonly narrow: number;
}

/** A chart has two drawings, so that its type is of one size on a phone and on a desk. */
export function twice(heights: Heights, draw: (size: Size) => string): Markup {
  const drawn = (name: keyof Heights): Markup => raw(draw({ width: widths[name], height: heights[name] }));
  return html`<div class="wide">${drawn('wide')}</div>
<div class="narrow">${drawn('narrow')}</div>`;
}
