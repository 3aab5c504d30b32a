import { html, type Markup } from '../page/html.ts';
import type { CaseReport } from './golden-report.ts';
import { graphsSection } from './graphs-section.ts';
import { problemsOf } from './problems.ts';
import { testSection } from './test-section.ts';

/** What the outcome of a case is called, and how it looks. */
const outcomes = {
  fails: { sign: '✖', word: 'fails', look: 'fail' },
  differs: { sign: '≠', word: 'differs', look: 'fair' },
  same: { sign: '✔', word: 'same', look: 'pass' },
} as const satisfies Record<CaseReport['outcome'], object>;

/** The outcome of a case, by a sign and a word. */
export function outcomeMark(outcome: CaseReport['outcome']): Markup {
  const { sign, word, look } = outcomes[outcome];
  return html`<span class="mark ${look}">${sign} ${word}</span>`;
}

/** Where a link to a case leads: browsers unfold what it is in. */
export function anchorOf({ name }: CaseReport): string {
  return `case-${name.replaceAll(/[^\w/-]/g, '_')}`;
}

/** A case: folded where it is as it was; its problems first, then how it sounds, then how it does it. */
export async function caseSection(report: CaseReport): Promise<Markup> {
  const { name, doc, outcome, tests, texts } = report;
  return html`<details class="case" ${outcome === 'same' ? '' : 'open'}>
<summary>${outcomeMark(outcome)} <h3>${name}</h3> <span class="faint small">${sizeText(report)}</span></summary>
<div class="inside" id="${anchorOf(report)}">
${doc === '' ? [] : html`<p>${doc}</p>`}
${problemsOf(report)}
${tests.map((test) => testSection(test, name))}
${await graphsSection(report)}
${texts.map(([title, text]) => html`<details><summary>${title}</summary><pre><code>${text}</code></pre></details>`)}
</div>
</details>`;
}

function sizeText({ tests }: CaseReport): string {
  if (tests.length === 0) return '';
  return tests.length === 1 ? '1 test' : `${tests.length} tests`;
}
