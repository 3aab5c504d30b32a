import { html, type Markup } from '../page/html.ts';
import { scrolling } from '../page/scroll.ts';
import { minus } from '../text/figures.ts';
import type { FigureReport, TestReport } from './golden-report.ts';

/** All figures of a test: before, after, and as they are kept. Folded where nothing is other than that. */
export function figuresTable({ title, figures, sounds }: TestReport): Markup {
  if (figures.length === 0 || sounds === undefined) return html``;
  const { inputs } = sounds;
  const others = figures.filter(({ isOther }) => isOther).length;
  const before = inputs.length === 1 ? ['before'] : inputs.map(({ name }) => name);
  const table = html`<table>
<thead><tr><td></td>${[...before, 'after', 'kept', ''].map(columnHead)}</tr></thead>
<tbody>
${figures.map(figureRow)}
</tbody>
</table>`;
  const summary = others === 0 ? 'All figures, as they are kept' : `All figures: ${others} other than what is kept`;
  return html`<details ${others === 0 ? '' : 'open'}>
<summary>${summary}</summary>
${scrolling(`figures of ${title}`, table)}
</details>`;
}

function columnHead(name: string): Markup {
  return name === '' ? html`<td></td>` : html`<th scope="col">${name}</th>`;
}

function figureRow({ name, unit, before, after, kept, isOther, tolerance }: FigureReport): Markup {
  const verdict = isOther ? html`<span class="other">✖ by over ${tolerance}</span>` : html`${kept === undefined ? '' : '✔'}`;
  return html`<tr><th scope="row">${name} <small>${unit}</small></th>
${before.map((value) => html`<td>${cell(value, unit)}</td>`)}
<td class="output">${cell(after, unit)}</td>
<td>${cell(kept, unit)}</td>
<td>${verdict}</td></tr>`;
}

/** Times to a millisecond, levels to what they are measured to; nothing where there is no such figure. */
function cell(value: number | null | undefined, unit: string): string {
  if (value === undefined) return '';
  return value === null ? '–' : minus(value.toFixed(unit === 's' ? 3 : 2));
}
