import { createEvaluator } from '../../compiler/artifact/link/index.ts';
import type { CheckedExpectation } from '../../compiler/check/checked-test.ts';
import { positionAt } from '../../dsl/index.ts';
import { type Block, factsOf } from '../blocks/block.ts';
import type { BlockMeasurement } from '../blocks/measurement.ts';
import { boundsOf } from './bounds.ts';
import { codecOf } from './format.ts';
import type { Reading, ReadingBeside, Subject } from './subject.ts';
import { subjects } from './subjects.ts';
import { inputOf, isOfInput, type NumberOf } from './test-value.ts';
import { expectedText, figureText, missText } from './wording.ts';
import { worstOf } from './worst.ts';

/** One `expect` held against what was measured. */
export interface Verdict {
  /** As it is written: `true_peak <= -1.5 dBTP`. */
  readonly text: string;
  /** Of the preset file. */
  readonly line: number;
  readonly passed: boolean;
  readonly expected: string;
  readonly measured: string;
  /** By how much it was missed; absent where that is no number. */
  readonly missedBy?: string;
}

/** Holds a measurement against all that its test block expects of one master. */
export function judge(block: Block, measurement: BlockMeasurement): readonly Verdict[] {
  return block.test.expectations.flatMap((expectation): readonly Verdict[] => {
    if (expectation.kind === 'difference') return []; // takes the masters of two builds: golden/compare
    const text = block.text.slice(expectation.span.start, expectation.span.end).replace(/^expect\s+/, '');
    const { line } = positionAt(block.text, expectation.span.start);
    const judgement =
      expectation.kind === 'codec'
        ? judgeCodec(expectation.codec, measurement)
        : judgeFigure(expectation, block, measurement);
    return [{ text, line, ...judgement }];
  });
}

type Judgement = Omit<Verdict, 'text' | 'line'>;

type FigureExpectation = Extract<CheckedExpectation, { kind: 'figure' }>;

function judgeCodec(expected: string, measurement: BlockMeasurement): Judgement {
  const measured = codecOf(measurement);
  return { passed: measured === expected, expected, measured };
}

/** Of many readings the one that misses most is told. */
function judgeFigure(expectation: FigureExpectation, block: Block, measurement: BlockMeasurement): Judgement {
  const subject = subjects.get(expectation.subject);
  if (subject === undefined) throw new Error(`nothing measures ${expectation.subject}`);
  const readings = readingsOf(expectation, subject, measurement);
  const numberOf = numbersOf(block);
  const { type, difference, condition } = expectation;
  const worst = worstOf(readings, (reading) => boundsOf(condition, numberOf(reading)));
  if (worst === undefined)
    return { passed: false, expected: expectedText(expectation, numberOf({})), measured: 'none' };
  const { reading, miss } = worst;
  const where = reading.where === undefined ? '' : ` ${reading.where}`;
  return {
    passed: miss === undefined,
    expected: expectedText(expectation, numberOf(reading)),
    measured: `${figureText(type, reading.value)}${where}`,
    ...(miss === undefined || miss === Number.POSITIVE_INFINITY ? {} : { missedBy: missText(difference, miss) }),
  };
}

function readingsOf(
  { condition }: FigureExpectation,
  { of, beside }: Subject,
  measurement: BlockMeasurement,
): readonly (Reading | ReadingBeside)[] {
  const name = inputOf(condition);
  if (name === undefined) return of(measurement);
  const input = measurement.inputs[name];
  return input === undefined || beside === undefined ? [] : beside(measurement, input);
}

/** What the values of a condition are, beside one reading. */
function numbersOf({ preset, params }: Block) {
  const evaluate = createEvaluator(preset.artifact, factsOf(params));
  return (reading: Partial<ReadingBeside>): NumberOf =>
    (value) =>
      isOfInput(value) ? (reading.reference ?? null) : evaluate(value);
}
