import type { MasterReport, StageReport } from '../../runtime/engine/master/report.ts';
import { html, type Markup } from '../page/html.ts';
import { commandText, graphLines } from './command-text.ts';

/** Every FFmpeg process of the job, with its command; one can be unfolded after the other. */
export function stagesSection({ stages, wallSeconds }: MasterReport): Markup {
  const cpuSeconds = stages.reduce((total, stage) => total + stage.cpuSeconds, 0);
  const inOrder = stages.toSorted((one, other) => one.step - other.step);
  return html`<section aria-labelledby="stages">
<h2 id="stages">Stages</h2>
<p class="faint small">${seconds(wallSeconds)} in all, with ${seconds(cpuSeconds)} of processor time in FFmpeg.</p>
${inOrder.map(stageDetails)}
</section>`;
}

function stageDetails({ step, stage, detail, argv, wallSeconds, cpuSeconds }: StageReport): Markup {
  const place = step === 0 ? 'beside' : String(step);
  const graph = graphLines(argv);
  return html`<details>
<summary><span class="faint small">${place}</span> <strong>${stage}</strong> ${detail}
<span class="time">${seconds(wallSeconds)}, processor ${seconds(cpuSeconds)}</span></summary>
${graph === undefined ? [] : [html`<h3>Filter graph</h3><pre><code>${graph}</code></pre>`]}
<h3>Command</h3>
<pre><code>${commandText(argv)}</code></pre>
</details>`;
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
