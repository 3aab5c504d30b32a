import { counted } from '../../compiler/print/wording.ts';
import { type Accepted, accept } from '../../golden/harness/accept.ts';
import { failedCases } from '../../golden/harness/summary.ts';
import { usage } from '../failure/usage-failure.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import type { GoldenOptions } from './options.ts';
import { renderFailures } from './render.ts';
import { runGolden } from './run-tiers.ts';

/** Keeps what is produced now; what fails by itself is told, and leaves 1 as exit code. */
export async function runUpdate(filter: string | undefined, options: GoldenOptions): Promise<void> {
  if (isCi(process.env)) throw usage('golden/ci_updates_nothing', {});
  const { project, report } = await runGolden(filter, options);
  const done = accept(project, report);
  const failed = failedCases(report).flatMap(({ name, problems }) => {
    const findings = problems.filter(({ kind }) => kind === 'finding');
    return findings.length === 0 ? [] : [{ name, problems: findings, isAcceptable: false }];
  });
  if (failed.length + report.problems.length > 0) process.exitCode = 1;
  if (options.json) printJson({ ...done, failed: failed.map(({ name }) => name), problems: report.problems });
  else {
    const colours = coloursFor(process.stdout);
    for (const line of linesOf(done, colours)) print(line);
    if (process.exitCode === 1)
      print(`\n${renderFailures(failed, report.problems, { folder: options.dir, isFull: true, colours })}`);
  }
}

/** CI systems set it to `true` or `1`. */
function isCi({ CI = '' }: Readonly<NodeJS.ProcessEnv>): boolean {
  return !['', '0', 'false'].includes(CI);
}

function linesOf({ added, changed, removed }: Accepted, colours: ReturnType<typeof coloursFor>): readonly string[] {
  const { green, yellow, red } = colours;
  const summary = `${counted(added.length, 'file')} added, ${changed.length} changed, ${removed.length} removed`;
  return [
    ...added.map((file) => green(`+ ${file}`)),
    ...changed.map((file) => yellow(`~ ${file}`)),
    ...removed.map((file) => red(`- ${file}`)),
    added.length + changed.length + removed.length === 0 ? 'everything is kept as it is' : summary,
  ];
}
