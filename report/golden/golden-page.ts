import { html, type Markup } from '../page/html.ts';
import { renderPage } from '../page/page.ts';
import { caseSection } from './case-section.ts';
import type { CaseReport, GoldenReport } from './golden-report.ts';
import { goldenStyle } from './style.ts';
import { summarySection } from './summary-section.ts';

/** The page of a golden run: the verdict first, then what is not as it was, then what is, folded. */
export async function renderGoldenPage(report: GoldenReport): Promise<string> {
  const { project, ffmpeg, cases } = report;
  const fails = cases.filter(({ outcome }) => outcome === 'fails');
  const differs = cases.filter(({ outcome }) => outcome === 'differs');
  const same = cases.filter(({ outcome }) => outcome === 'same');
  const body = html`<header>
<h1>Golden report of ${project}</h1>
<p class="faint">${ffmpeg === undefined ? 'Presets held to what is kept of them' : `Presets held to what is kept of them, with FFmpeg ${ffmpeg}`}</p>
</header>
${summarySection(report)}
${await casesOf([...fails, ...differs])}
${await section('heard', 'As they were, with sound', same.filter(isHeard))}
${await section(
  'others',
  'As they were',
  same.filter((each) => !isHeard(each)),
)}`;
  return renderPage(`Golden report of ${project}`, body, goldenStyle);
}

async function section(id: string, title: string, cases: readonly CaseReport[]): Promise<Markup> {
  if (cases.length === 0) return html``;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${await casesOf(cases)}
</section>`;
}

async function casesOf(cases: readonly CaseReport[]): Promise<readonly Markup[]> {
  return Promise.all(cases.map(caseSection));
}

function isHeard({ tests }: CaseReport): boolean {
  return tests.length > 0;
}
