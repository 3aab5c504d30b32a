import { isSame, withFewest } from '../../golden/harness/run.ts';
import { failedCases } from '../../golden/harness/summary.ts';
import { writeWhole } from '../library/write-file.ts';
import { coloursFor } from '../terminal/colours.ts';
import { print, printJson } from '../terminal/output.ts';
import { describeRun } from './describe.ts';
import type { CheckOptions } from './options.ts';
import { renderFailures, renderSummary } from './render.ts';
import { runGolden } from './run-tiers.ts';

/** Checks, tells what differs and how to accept it, and sets the exit code: 1 where anything does. */
export async function runCheck(filter: string | undefined, options: CheckOptions): Promise<void> {
  const run = await runGolden(filter, options);
  const whole = { ...run, report: withFewest(run.report, options.atLeast) };
  const { problems } = whole.report;
  const failed = failedCases(whole.report);
  if (options.junit !== undefined) {
    const { junitOf } = await import('./junit.ts');
    writeWhole(options.junit, junitOf(whole));
  }
  if (options.json) printJson(describeRun(whole));
  else {
    const colours = coloursFor(process.stdout);
    const style = { folder: options.dir, isFull: options.full === true, colours };
    if (failed.length + problems.length > 0) print(`${renderFailures(failed, problems, style)}\n`);
    print(renderSummary(whole, colours));
  }
  if (!isSame(whole.report)) process.exitCode = 1;
}
