import { relative } from 'node:path';
import { positionAt } from '../../dsl/index.ts';
import { judge, type Verdict } from '../expectations/judge.ts';
import type { Block } from './block.ts';
import type { BlockFailure, BlockOutcome } from './measurement.ts';

/** What of a test is not as it expects, worded for whoever wrote it. */
export function findingsOf(block: Block, outcome: BlockOutcome): readonly string[] {
  if (outcome.kind === 'failed') return [whyNoMaster(block, outcome.failure)];
  const missed = judge(block, outcome.measurement).filter(({ passed }) => !passed);
  return missed.map((verdict) => verdictText(block, verdict));
}

/** Why a test block ended without a master. */
export function whyNoMaster({ input, text, test }: Block, { code, message, hint }: BlockFailure): string {
  const { line } = positionAt(text, test.span.start);
  const head = `${placeOf(input, line)}: the test "${test.title}" has no master`;
  return [head, `  ${code === undefined ? message : `${code}: ${message}`}`, ...(hint ? [`  hint: ${hint}`] : [])].join(
    '\n',
  );
}

/** A missed expectation: where it is, what was expected, what was measured, and by how much it was missed. */
function verdictText({ input, test }: Block, { line, text, expected, measured, missedBy }: Verdict): string {
  return [
    `${placeOf(input, line)}: the test "${test.title}" expects ${text}`,
    `  expected  ${expected}`,
    `  measured  ${measured}`,
    ...(missedBy === undefined ? [] : [`  missed by ${missedBy}`]),
  ].join('\n');
}

/** As it is seen from where the check runs, so that an editor can be led there. */
function placeOf(input: string, line: number): string {
  return `${relative(process.cwd(), input)}:${line}`;
}
