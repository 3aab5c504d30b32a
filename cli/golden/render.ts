import { counted } from '../../compiler/print/wording.ts';
import type { Problem } from '../../golden/harness/problem.ts';
import { isSame } from '../../golden/harness/run.ts';
import { type FailedCase, failedCases } from '../../golden/harness/summary.ts';
import { adviceText, titleOf } from '../../golden/harness/wording.ts';
import type { Colours } from '../terminal/colours.ts';
import type { GoldenRun } from './run-tiers.ts';

/** How failures are shown. */
export interface FailureStyle {
  /** The project, as it was named. */
  readonly folder: string;
  /** Whether to show what only follows from something else. */
  readonly isFull: boolean;
  readonly colours: Colours;
}

/** What differs, case by case, each with the command that accepts it. */
export function renderFailures(
  failed: readonly FailedCase[],
  problems: readonly string[],
  style: FailureStyle,
): string {
  const { bold, red } = style.colours;
  const general = problems.map((problem) => `${bold(red('golden'))}  ${problem}`);
  return [...failed.map((each) => renderCase(each, style)), ...general].join('\n\n');
}

function renderCase(failed: FailedCase, { folder, isFull, colours }: FailureStyle): string {
  const { name, problems } = failed;
  const { bold, red, blue, dim } = colours;
  const missing = problems.filter(({ kind }) => kind === 'missing');
  const following = problems.filter(({ follows }) => follows && !isFull);
  const told = problems
    .filter((problem) => !missing.includes(problem) && !following.includes(problem))
    .flatMap((problem) => [
      `  ${dim(problem.tier)}  ${bold(titleOf(problem))}`,
      ...problem.lines.map((line) => `    ${paint(line, colours)}`),
    ]);
  return [
    bold(red(name)),
    ...told,
    ...together('so do, with it (--full shows how):', following, dim),
    ...together('produced, and not kept:', missing, bold),
    `  ${blue('=')} ${adviceText(failed, folder)}`,
  ].join('\n');
}

/** One line for several files. */
function together(title: string, problems: readonly Problem[], style: (text: string) => string): readonly string[] {
  return problems.length === 0 ? [] : [`  ${style(title)} ${problems.map(({ file }) => file).join(', ')}`];
}

function paint(line: string, { green, red, yellow, cyan }: Colours): string {
  if (line.startsWith('+')) return green(line);
  if (line.startsWith('-')) return red(line);
  if (line.startsWith('~')) return yellow(line);
  return line.startsWith('@@') ? cyan(line) : line;
}

/** `84 cases as they were (text, accepted; 60 answers from the cache) in 3.2 s`, or how many are not. */
export function renderSummary({ report, seconds }: GoldenRun, { green, red }: Colours): string {
  const { cases, tiers, results } = report;
  const cached = results.filter(({ outcome }) => outcome.isCached).length;
  const known = cached === 0 ? '' : `; ${counted(cached, 'answer')} from the cache`;
  const how = `(${tiers.join(', ')}${known}) in ${seconds.toFixed(1)} s`;
  if (isSame(report)) return `${green(`${counted(cases.length, 'case')} as they were`)} ${how}`;
  const failed = failedCases(report).length;
  const were = failed === 1 ? 'it was' : 'they were';
  return `${red(`${counted(failed, 'case')} not as ${were}`)}, ${counted(cases.length, 'case')} checked ${how}`;
}
