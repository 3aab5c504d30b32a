import type { MasterReport, Verdict } from '../../runtime/engine/master/report.ts';
import { html, type Markup } from '../page/html.ts';
import { minus } from '../text/figures.ts';
import { treatmentText } from '../text/treatment.ts';

/** Whether the deliverable is what was promised, and what was done to make it so. */
export function verdictSection(report: MasterReport): Markup {
  return verdictBlock(report.verdicts, treatmentText(report));
}

/** Some verdicts, summed up first, and how what they judge came about. */
export function verdictBlock(verdicts: readonly Verdict[], treatment: string): Markup {
  const failed = verdicts.filter(({ passed }) => !passed).length;
  const isFine = failed === 0;
  const summary = isFine
    ? `✔ Passed: it keeps ${verdicts.length === 1 ? 'its promise' : `all ${verdicts.length} promises`}`
    : `✖ Failed: ${failed} of ${verdicts.length} promises not kept`;
  return html`<section class="verdict ${isFine ? 'pass' : 'fail'}" aria-label="verdict">
<p>${summary}</p>
<p>${sentence(minus(treatment))}</p>
<ul>
${verdicts.map(verdictItem)}
</ul>
</section>`;
}

function verdictItem({ what, expected, measured, passed }: Verdict): Markup {
  const [figure = '', ...remarks] = measured.split(', ');
  return html`<li>
<span class="mark ${passed ? 'pass' : 'fail'}">${passed ? '✔ pass' : '✖ fail'}</span>
<span>${what}</span>
<span class="measured">${minus(figure)}</span>
<span class="faint small">${[expected, ...remarks].map(minus).join('; ')}</span>
</li>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
