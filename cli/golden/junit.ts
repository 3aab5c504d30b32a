import { failedCases } from '../../golden/harness/summary.ts';
import { titleOf } from '../../golden/harness/wording.ts';
import { junitDocument } from './junit-document.ts';
import type { GoldenRun } from './run-tiers.ts';

/** A run as the XML that CI systems read: a suite for each tier, a test for each case in it. */
export function junitOf({ report, seconds }: GoldenRun): string {
  const { tiers, results, orphans, problems } = report;
  const suites = tiers.map((tier) => ({
    name: tier,
    tests: results
      .filter((result) => result.tier === tier)
      .map(({ outcome, problems: found }) => ({
        name: outcome.case.name,
        failures: found.map((problem) => ({ message: titleOf(problem), text: problem.lines.join('\n') })),
      })),
  }));
  const swept = failedCases({ ...report, results: [] }).map(({ name, problems: found }) => ({
    name,
    failures: found.map((problem) => ({ message: titleOf(problem), text: problem.lines.join('\n') })),
  }));
  const folder = { name: 'golden/cases', failures: problems.map((text) => ({ message: text, text })) };
  const last = { name: 'folder', tests: orphans.length > 0 ? [folder, ...swept] : [folder] };
  return junitDocument('lathe golden', [...suites, last], seconds);
}
