import { isSame } from '../../golden/harness/run.ts';
import { failedCases } from '../../golden/harness/summary.ts';
import type { GoldenRun } from './run-tiers.ts';

/** A run for machines. */
export function describeRun({ report, seconds }: GoldenRun): Readonly<Record<string, unknown>> {
  const { cases, tiers, results, problems } = report;
  return {
    same: isSame(report),
    seconds: Math.round(seconds * 10) / 10,
    tiers: tiers.map((tier) => {
      const own = results.filter((result) => result.tier === tier);
      return {
        name: tier,
        cases: own.length,
        differing: own.filter((result) => result.problems.length > 0).length,
        cached: own.filter(({ outcome }) => outcome.isCached).length,
      };
    }),
    cases: cases.map(({ name }) => name),
    failed: failedCases(report),
    problems,
  };
}
