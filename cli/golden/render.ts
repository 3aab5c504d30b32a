import { counted } from '../../compiler/print/wording.ts';
import { isSame } from '../../golden/harness/run.ts';
import { type FailedCase, failedCases } from '../../golden/harness/summary.ts';
import { titleOf } from '../../golden/harness/wording.ts';
import type { Colours } from '../terminal/colours.ts';
import type { GoldenRun } from './run-tiers.ts';

/** What differs, case by case, each with the command that accepts it. */
export function renderFailures(
  failed: readonly FailedCase[],
  problems: readonly string[],
  folder: string,
  colours: Colours,
): string {
  const { bold, red } = colours;
  const general = problems.map((problem) => `${bold(red('golden'))}  ${problem}`);
  return [...failed.map((each) => renderCase(each, folder, colours)), ...general].join('\n\n');
}

function renderCase({ name, problems, isAcceptable }: FailedCase, folder: string, colours: Colours): string {
  const { bold, red, blue, dim } = colours;
  const missing = problems.filter(({ kind }) => kind === 'missing').flatMap(({ file }) => file ?? []);
  const told = problems
    .filter(({ kind }) => kind !== 'missing')
    .flatMap((problem) => [
      `  ${dim(problem.tier)}  ${bold(titleOf(problem))}`,
      ...problem.lines.map((line) => `    ${paint(line, colours)}`),
    ]);
  if (missing.length > 0) told.push(`  ${bold('produced, and not kept:')} ${missing.join(', ')}`);
  const where = folder === '.' ? '' : ` --dir ${folder}`;
  const advice = isAcceptable
    ? `to accept: lathe golden update ${name}${where}`
    : 'to mend first: an update does not accept what fails by itself';
  return [bold(red(name)), ...told, `  ${blue('=')} ${advice}`].join('\n');
}

function paint(line: string, { green, red, yellow, cyan }: Colours): string {
  if (line.startsWith('+')) return green(line);
  if (line.startsWith('-')) return red(line);
  if (line.startsWith('~')) return yellow(line);
  return line.startsWith('@@') ? cyan(line) : line;
}

/** `84 cases as they were (text, accepted; 60 from the cache) in 3.2 s`, or how many are not. */
export function renderSummary({ report, seconds }: GoldenRun, { green, red }: Colours): string {
  const { cases, tiers, results } = report;
  const cached = results.filter(({ outcome }) => outcome.isCached).length;
  const known = cached === 0 ? '' : `; ${counted(cached, 'answer')} from the cache`;
  const how = `(${tiers.join(', ')}${known}) in ${seconds.toFixed(1)} s`;
  if (isSame(report)) return `${green(`${counted(cases.length, 'case')} as they were`)} ${how}`;
  const failed = failedCases(report).length;
  return `${red(`${counted(failed, 'case')} not as they were`)}, ${counted(cases.length, 'case')} checked ${how}`;
}
