import { html, type Markup } from '../page/html.ts';
import type { CaseReport, ProblemReport } from './golden-report.ts';

/** Lines of a problem that a page shows; who wants more asks the check. */
const mostLines = 200;

/** What is wrong with a case, in the words of the check, and what to do about it. */
export function problemsOf({ problems, advice, name }: CaseReport): Markup {
  if (problems.length === 0) return html``;
  const missing = problems.filter(({ aside }) => aside === 'missing');
  const following = problems.filter(({ aside }) => aside === 'follows');
  const told = problems.filter(({ aside }) => aside === undefined);
  return html`${told.map((problem) => html`<h4>${titleOf(problem)}</h4>${linesOf(problem, name)}`)}
${missing.length === 0 ? [] : html`<p>Produced, and not kept: ${listOf(missing)}.</p>`}
${following.length === 0 ? [] : followers(following, name)}
<p class="advice small">${advice}</p>`;
}

/** What a problem is: where it was found, and its title. */
export function titleOf({ tier, title }: ProblemReport): Markup {
  return html`<span class="faint">${tier}</span> ${title}`;
}

function followers(following: readonly ProblemReport[], name: string): Markup {
  const shown = following.map((problem) => html`<h4>${titleOf(problem)}</h4>${linesOf(problem, name)}`);
  return html`<details>
<summary>So do, with it: ${listOf(following)}</summary>
${shown}
</details>`;
}

function listOf(problems: readonly ProblemReport[]): string {
  return problems.map(({ title }) => title.replace(/ (is missing|differs)$/, '')).join(', ');
}

function linesOf({ lines }: ProblemReport, name: string): Markup {
  const shown = lines.slice(0, mostLines).map(lineOf);
  const left = lines.length - mostLines;
  const more = left > 0 ? [html`<span class="place">… ${left} more: lathe golden check ${name} --full</span>`] : [];
  return html`<pre><code>${[...shown, ...more]}</code></pre>`;
}

const signs: readonly (readonly [start: string, name: string])[] = [
  ['+', 'added'],
  ['-', 'removed'],
  ['~', 'changed'],
  ['@@', 'place'],
];

/** The sign of a line says by itself what its colour says too. */
function lineOf(line: string): Markup {
  const name = signs.find(([start]) => line.startsWith(start))?.[1];
  return name === undefined ? html`${line}` : html`<span class="${name}">${line}</span>`;
}
