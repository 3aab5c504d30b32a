import { drawGraph } from '../graph/draw-graph.ts';
import { html, type Markup, raw } from '../page/html.ts';
import { scrolling } from '../page/scroll.ts';
import type { CaseReport, GraphReport } from './golden-report.ts';

/** How the sound flows through the presets of a case; where the graph is another one than is kept, both. */
export async function graphsSection({ name, graphs }: CaseReport): Promise<Markup> {
  if (graphs.length === 0) return html``;
  const isOther = graphs.some(({ kept, now }) => kept !== undefined || now === undefined);
  const drawn = await Promise.all(graphs.map((graph) => drawings(graph, name)));
  const note = isOther ? ' What differs between the two is framed and in bold type.' : '';
  return html`<details ${isOther ? 'open' : ''}>
<summary>How the sound flows${isOther ? ', as it is kept and now' : ''}</summary>
${drawn}
<p class="faint small">The sound flows along full lines. Dashed ones show where figures are found and used; dashed boxes are there only when the sound needs them.${note}</p>
</details>`;
}

async function drawings({ label, now, kept }: GraphReport, of: string): Promise<Markup> {
  if (kept === undefined) return now === undefined ? html`` : drawing(label, `${label} of ${of}`, now);
  const before = await drawing(`${label}, as it is kept`, `${label} of ${of}, as it is kept`, kept);
  const after =
    now === undefined
      ? html`<p>${label} is no more.</p>`
      : await drawing(`${label}, now`, `${label} of ${of}, now`, now);
  return html`<div class="drawings">${[before, after]}</div>`;
}

async function drawing(title: string, label: string, dot: string): Promise<Markup> {
  const graph = raw(await drawGraph(dot, `the graph of ${label}`));
  return html`<figure><figcaption>${title}</figcaption>${scrolling(`graph of ${label}`, graph)}</figure>`;
}
