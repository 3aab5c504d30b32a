import { html, type Markup } from '../page/html.ts';
import { anchorOf, outcomeMark } from './case-section.ts';
import type { CaseReport, GoldenReport, ProblemReport, TierReport } from './golden-report.ts';
import { titleOf } from './problems.ts';

/** How the run went: counts first, then each case that is not as it was, with a link to it. */
export function summarySection(report: GoldenReport): Markup {
  const { cases, tiers, problems } = report;
  const failing = cases.filter(({ outcome }) => outcome === 'fails');
  const differing = cases.filter(({ outcome }) => outcome === 'differs');
  const isSame = failing.length + differing.length + problems.length === 0;
  return html`<section class="verdict ${isSame ? 'pass' : 'fail'}" aria-label="verdict">
<p>${isSame ? `✔ ${counted(cases.length, 'case')} as they were` : `✖ ${headline(report)}`}</p>
<p>${countsText(cases)}</p>
${problems.map((problem) => html`<p>${problem}</p>`)}
<ul>
${tiers.map(tierItem)}
${testsItem(cases)}
</ul>
</section>
${
  [...failing, ...differing].length === 0
    ? []
    : html`<nav aria-label="cases that are not as they were">
<h2>Not as they were</h2>
<ul class="cases">
${[...failing, ...differing].map(linkTo)}
</ul>
</nav>`
}`;
}

function headline({ cases, checked }: GoldenReport): string {
  const others = cases.filter(({ outcome }) => outcome !== 'same').length;
  if (others === 0) return 'The folder of the cases is not in order';
  return `${counted(others, 'case')} not as ${others === 1 ? 'it was' : 'they were'}, ${counted(checked, 'case')} checked`;
}

function countsText(cases: readonly CaseReport[]): string {
  const count = (wanted: CaseReport['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return `${count('fails')} failed, ${count('differs')} changed, ${count('same')} as they were.`;
}

function tierItem({ name, cases, differing }: TierReport): Markup {
  return item(differing === 0, name, differing === 0 ? 'same' : `${differing} differ`, `of ${counted(cases, 'case')}`);
}

function testsItem(cases: readonly CaseReport[]): Markup {
  const tests = cases.flatMap((each) => each.tests);
  if (tests.length === 0) return html``;
  const missed = tests.filter(
    ({ verdicts, failure }) => failure !== undefined || verdicts.some(({ passed }) => !passed),
  );
  const measured = missed.length === 0 ? 'met' : `${missed.length} failed`;
  return item(missed.length === 0, 'what tests expect', measured, `of ${counted(tests.length, 'test')}`);
}

function item(passed: boolean, what: string, measured: string, beside: string): Markup {
  return html`<li>
<span class="mark ${passed ? 'pass' : 'fail'}">${passed ? '✔ pass' : '✖ fail'}</span>
<span>${what}</span>
<span class="measured">${measured}</span>
<span class="faint small">${beside}</span>
</li>`;
}

/** What weighs most is told at once: what tests miss, else what differs. */
function linkTo(report: CaseReport): Markup {
  const { name, outcome, problems } = report;
  const findings = problems.filter(({ isFinding }) => isFinding);
  const told = findings.length > 0 ? findings : problems.slice(0, 1);
  const left = problems.length - told.length;
  const more = left > 0 ? [html`<span class="faint small">and ${counted(left, 'difference')} more</span>`] : [];
  return html`<li>${outcomeMark(outcome)} <a href="#${anchorOf(report)}">${name}</a>
${told.map((problem) => html`<span class="why small">${whyOf(problem)}</span>`)}
${more}</li>`;
}

function whyOf(problem: ProblemReport): Markup {
  const [first = ''] = problem.lines;
  return html`${titleOf(problem)}: ${problem.isFinding ? first.replace(/^\S+:\d+: /, '') : first}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
