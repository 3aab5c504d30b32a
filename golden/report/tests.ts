import { join } from 'node:path';
import type { TestReport, TestSounds } from '../../report/golden/golden-report.ts';
import type { Block } from '../blocks/block.ts';
import { type Golden, readGolden } from '../blocks/compare-figures.ts';
import { stepsOf } from '../blocks/loudness-golden.ts';
import type { BlockFailure, BlockOutcome } from '../blocks/measurement.ts';
import { judge } from '../expectations/judge.ts';
import { readText } from '../harness/project.ts';
import type { GoldenCase } from '../harness/tier.ts';
import { figuresOf } from './figures.ts';

/** A test block as it went, and what can be seen and heard of it. */
export interface TestedBlock {
  readonly block: Block;
  readonly outcome: BlockOutcome;
  /** Absent where there is no master. */
  readonly sounds?: TestSounds;
}

/** The loudness that is kept of a block, by the path of its file. */
export function loudnessFile({ name }: Block): string {
  return `tests/${name}.loudness.json`;
}

/**
 * What a page shows of a test block.
 *
 * @param isOther whether its loudness is another one than is kept: then the curve that is kept is shown as well
 */
export function testReport(of: GoldenCase, { block, outcome, sounds }: TestedBlock, isOther: boolean): TestReport {
  const { title } = block.test;
  const described = { id: block.name, title, preset: block.preset.label, steps: stepTexts(block) };
  if (outcome.kind === 'failed') {
    return { ...described, verdicts: [], figures: [], failure: failureText(outcome.failure) };
  }
  const kept = readGolden(readText(join(of.folder, loudnessFile(block))) ?? '');
  const curve = isOther ? curveOf(kept) : undefined;
  return {
    ...described,
    verdicts: judge(block, outcome.measurement),
    figures: figuresOf(outcome.measurement, kept),
    ...(sounds === undefined ? {} : { sounds: { ...sounds, ...(curve === undefined ? {} : { keptCurve: curve }) } }),
  };
}

function stepTexts(block: Block): readonly string[] {
  const { given, with: settings = {}, encode } = stepsOf(block);
  return [
    ...Object.entries(given).map(([name, source]) => `given ${name} = ${source}`),
    ...Object.entries(settings).map(([name, value]) => `with ${name} = ${value}`),
    `encode ${encode}`,
  ];
}

function failureText({ code, message, hint }: BlockFailure): string {
  return [`${code === undefined ? '' : `${code}: `}${message}`, ...(hint ? [`hint: ${hint}`] : [])].join('\n');
}

/** The short-term loudness that is kept; nothing of a golden that somebody made into something else. */
function curveOf(kept: Golden | undefined): readonly (number | null)[] | undefined {
  const curve = kept?.curveLufs;
  if (!Array.isArray(curve)) return undefined;
  return curve.map((value: unknown) => (typeof value === 'number' ? value : null));
}
