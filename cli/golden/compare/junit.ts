import type { Comparison } from '../../../golden/compare/comparison.ts';
import { coloursFor } from '../../terminal/colours.ts';
import { junitDocument } from '../junit-document.ts';
import type { ComparisonRun } from './comparison-run.ts';
import { headOf, linesOf } from './details.ts';

/** A comparison as the XML that CI systems read: a suite for each tier, a test for each thing that was compared. */
export function junitOfComparison({ report, seconds }: ComparisonRun): string {
  const suites = report.tiers.map((name) => ({
    name,
    tests: report.comparisons.filter(({ tier }) => tier === name).map(testOf),
  }));
  return junitDocument('lathe golden compare', suites, seconds);
}

function testOf(comparison: Comparison) {
  const text = linesOf(comparison, { isFull: false, colours: coloursFor({}) }).join('\n');
  const failures = comparison.verdict === 'beyond' ? [{ message: 'differs beyond its tolerance', text }] : [];
  return { name: `${comparison.case}: ${headOf(comparison)}`, failures };
}
