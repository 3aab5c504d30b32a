import { html, type Markup } from '../page/html.ts';
import { scrolling } from '../page/scroll.ts';
import { minus, signed } from '../text/figures.ts';
import type { FigureReport, TestReport } from './golden-report.ts';

/**
 * All figures of a test: before, after, and as they are kept. Folded where nothing is other than that.
 *
 * @param of the name of its case
 */
export function figuresTable({ id, figures, sounds }: TestReport, of: string): Markup {
  if (figures.length === 0 || sounds === undefined) return html``;
  const { inputs } = sounds;
  const others = figures.filter(({ isOther }) => isOther).length;
  const before = inputs.length === 1 ? ['before'] : inputs.map(({ name }) => name);
  const table = html`<table>
<thead><tr><td></td>${[...before, 'after', 'kept', 'change'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${figures.map(figureRow)}
</tbody>
</table>`;
  const summary = others === 0 ? 'All figures, as they are kept' : `All figures: ${others} other than what is kept`;
  return html`<details ${others === 0 ? '' : 'open'}>
<summary>${summary}</summary>
${scrolling(`figures of ${of}: ${id}`, table)}
</details>`;
}

function figureRow({ name, unit, before, after, kept, isOther, tolerance }: FigureReport): Markup {
  return html`<tr><th scope="row">${name} <small>${unit}</small></th>
${before.map((value) => html`<td>${cell(value, unit)}</td>`)}
<td class="output">${cell(after, unit)}</td>
<td>${cell(kept, unit)}</td>
<td>${isOther ? difference(after, kept, tolerance) : kept === undefined ? '' : '✔'}</td></tr>`;
}

function difference(after: number | null, kept: number | null | undefined, tolerance: number): Markup {
  const by = typeof after === 'number' && typeof kept === 'number' ? minus(signed(after - kept)) : 'other';
  return html`<span class="other">✖ ${by}</span> <small>may be ${tolerance}</small>`;
}

/** Times to a millisecond, levels to what they are measured to; nothing where there is no such figure. */
function cell(value: number | null | undefined, unit: string): string {
  if (value === undefined) return '';
  return value === null ? '–' : minus(value.toFixed(unit === 's' ? 3 : 2));
}
