import type { CaseReport, ProblemReport } from '../../report/golden/golden-report.ts';
import type { RunReport } from '../harness/run.ts';
import type { FailedCase } from '../harness/summary.ts';
import type { GoldenCase, Project } from '../harness/tier.ts';
import { adviceText, titleOf } from '../harness/wording.ts';
import { graphsOf } from './graphs.ts';
import { loudnessFile, type TestedBlock, testReport } from './tests.ts';

/** What is known of a case. */
export interface CaseParts {
  readonly run: RunReport;
  readonly project: Project;
  /** The project, as it was named. */
  readonly folder: string;
  readonly tested: readonly TestedBlock[];
  /** Absent where the case is as it was. */
  readonly failed: FailedCase | undefined;
}

/** What a page shows of a case. */
export function caseReport(of: GoldenCase, { run, project, folder, tested, failed }: CaseParts): CaseReport {
  const { presets, profiles } = project.compile(of);
  const [first] = [...presets, ...profiles];
  const isOther = (file: string): boolean =>
    failed?.problems.some((problem) => problem.kind === 'differs' && problem.file === file) === true;
  return {
    name: of.name,
    doc: first?.declaration.doc.split('\n')[0] ?? '',
    ...troubles(failed, folder),
    tests: tested.map((each) => testReport(of, each, isOther(loudnessFile(each.block)))),
    graphs: graphsOf(of, project, isOther('artifact.json')),
    texts: textsIn(run, of),
  };
}

function troubles(failed: FailedCase | undefined, folder: string): Pick<CaseReport, 'outcome' | 'problems' | 'advice'> {
  if (failed === undefined) return { outcome: 'same', problems: [], advice: '' };
  return {
    outcome: failed.isAcceptable ? 'differs' : 'fails',
    problems: failed.problems.map(problemReport),
    advice: adviceText(failed, folder),
  };
}

function problemReport(problem: FailedCase['problems'][number]): ProblemReport {
  const { tier, kind, lines, follows } = problem;
  const aside = kind === 'missing' ? { aside: 'missing' as const } : follows ? { aside: 'follows' as const } : {};
  return { tier, title: titleOf(problem), lines, isFinding: kind === 'finding', ...aside };
}

/** Files that are kept of a case that is no more. */
export function strayReport(stray: FailedCase, folder: string): CaseReport {
  return { name: stray.name, doc: '', ...troubles(stray, folder), tests: [], graphs: [], texts: [] };
}

const shownTexts = [
  ['diagnostics.txt', 'Findings'],
  ['explain.txt', 'In words'],
] as const;

/** What the compiler says of a case, as the run produced it. */
function textsIn({ results }: RunReport, of: GoldenCase): CaseReport['texts'] {
  const own = results.filter(({ outcome }) => outcome.case === of);
  return shownTexts.flatMap(([file, title]) => {
    const text = own.map(({ outcome }) => outcome.produced.get(file)).find((found) => found !== undefined);
    return text === undefined ? [] : [[title, text.trimEnd()] as const];
  });
}
