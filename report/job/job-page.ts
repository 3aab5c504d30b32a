import type { MasterReport } from '../../runtime/engine/master/report.ts';
import { drawGraph } from '../graph/draw-graph.ts';
import { html, type Markup, raw } from '../page/html.ts';
import { renderPage } from '../page/page.ts';
import { scrolling } from '../page/scroll.ts';
import { figuresSection } from './figures-section.ts';
import { fileName } from './files.ts';
import { filesSection } from './files-section.ts';
import { loudnessSection } from './loudness-section.ts';
import { stagesSection } from './stages-section.ts';
import { verdictSection } from './verdict-section.ts';

/** What a page may show besides the report. */
export interface JobPageOptions {
  /** The preset's graph in Graphviz's language. */
  readonly dot?: string;
}

/** The page of one finished job: the verdict first, then what was heard, then how it was made. */
export async function renderJobPage(report: MasterReport, { dot }: JobPageOptions = {}): Promise<string> {
  const title = fileName(report.output.path);
  const body = html`<header>
<h1>${title}</h1>
<p class="faint">${nameOf(report.preset)}, delivered as ${nameOf(report.profile)}</p>
</header>
${verdictSection(report)}
${loudnessSection(report)}
${figuresSection(report)}
${dot === undefined ? [] : [await graphSection(dot)]}
${stagesSection(report)}
${filesSection(report)}`;
  return renderPage(`${title}: master report`, body);
}

async function graphSection(dot: string): Promise<Markup> {
  const label = 'the graph of the preset';
  const drawing = raw(await drawGraph(dot, label));
  return html`<section aria-labelledby="graph">
<h2 id="graph">How the sound flows</h2>
<details>
<summary>The preset's filters, and the figures that they hang on</summary>
${scrolling(label, drawing)}
<p class="faint small">The sound flows along full lines. Dashed ones show where figures are found and used; dashed boxes are there only when the sound needs them.</p>
</details>
</section>`;
}

function nameOf({ label, hash }: MasterReport['preset']): string {
  return label ?? `sha256:${hash.slice(0, 12)}`;
}
