import type { Condition, Expect, Expression } from '../../dsl/index.ts';
import type { Expr } from '../../schemas/generated/artifact.ts';
import { codecs } from '../profiles/codecs.ts';
import { naturalRanges } from '../types/natural-ranges.ts';
import type { QuantityType } from '../types/quantity.ts';
import type { CheckedCondition, CheckedExpectation, TestValue } from './checked-test.ts';
import { type Context, here } from './context.ts';
import { reportChoice } from './profile-fields.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { type FigureSubject, testSubjects } from './test-subjects.ts';

/** What the expectations of a test may be about. */
export interface ExpectSurroundings {
  /** Those whose figures may be named instead of a value: `duration within 25 ms of voice`. */
  readonly inputs: readonly string[];
  /** Whether anything in the preset ducks. */
  readonly ducks: boolean;
}

/**
 * Checks what a test expects.
 *
 * @returns undefined where it makes no sense; the findings are reported
 */
export function checkExpect(
  { subject, condition, span }: Expect,
  surroundings: ExpectSurroundings,
  context: Context,
): CheckedExpectation | undefined {
  const meaning = testSubjects.get(subject.name);
  if (meaning === undefined) return reportUnknownSubject(subject, context);
  if (meaning.kind === 'codec') {
    const codec = checkCodec(condition, context);
    return codec === undefined ? undefined : { kind: 'codec', codec, span };
  }
  if (meaning.kind === 'difference') {
    const most = checkDifference(condition, context);
    return most === undefined ? undefined : { kind: 'difference', most, span };
  }
  if (subject.name === 'duck_depth' && !surroundings.ducks) {
    context.reporter.report('test/nothing_ducks', here(context, subject.span), {});
  }
  const figure = { ...meaning, name: subject.name };
  const checked = checkCondition(condition, figure, surroundings, context);
  const { type, difference } = meaning;
  return checked && { kind: 'figure', subject: subject.name, type, difference, condition: checked, span };
}

/** `codec == aac` */
function checkCodec(condition: Condition, context: Context): string | undefined {
  if (condition.kind !== 'compare' || condition.comparator !== '==') {
    const data = { problem: 'a codec is this one or another one', fix: 'codec == aac' };
    context.reporter.report('test/not_comparable', here(context, condition.span), data);
    return undefined;
  }
  const { value } = condition;
  if (value.kind === 'name' && codecs.has(value.name)) return value.name;
  return reportChoice('codec', value, [...codecs.keys()], context);
}

/** `sample_difference <= -60 dBFS` */
function checkDifference(condition: Condition, context: Context): Expr | undefined {
  if (condition.kind === 'compare' && condition.comparator === '<=') {
    return checkQuantity(condition.value, { name: 'sample_difference', type: 'Level' }, context);
  }
  const data = { problem: 'samples may differ by at most so much', fix: 'sample_difference <= -60 dBFS' };
  context.reporter.report('test/not_comparable', here(context, condition.span), data);
  return undefined;
}

interface Figure extends FigureSubject {
  readonly name: string;
}

function checkCondition(
  condition: Condition,
  figure: Figure,
  surroundings: ExpectSurroundings,
  context: Context,
): CheckedCondition | undefined {
  const value = (node: Expression) => checkValue(node, figure, surroundings, context);
  switch (condition.kind) {
    case 'within': {
      const demand = { name: 'tolerance', type: figure.difference };
      const tolerance = checkQuantity(condition.tolerance, demand, context);
      const of = value(condition.of);
      return tolerance === undefined || of === undefined ? undefined : { kind: 'within', tolerance, of };
    }
    case 'compare': {
      const { comparator } = condition;
      const checked = value(condition.value);
      return checked === undefined ? undefined : { kind: 'compare', comparator, value: checked };
    }
    case 'between': {
      const [min, max] = [value(condition.range.min), value(condition.range.max)];
      return min === undefined || max === undefined ? undefined : { kind: 'between', min, max };
    }
  }
}

function checkValue(
  node: Expression,
  figure: Figure,
  { inputs }: ExpectSurroundings,
  context: Context,
): TestValue | undefined {
  if (node.kind !== 'name' || !inputs.includes(node.name)) return checkQuantity(node, figure, context);
  if (figure.ofInputs) return { input: node.name };
  const data = { problem: `an input has no ${figure.name}`, fix: `${figure.name} within 1.5 dB of 9 dB` };
  context.reporter.report('test/not_comparable', here(context, node.span), data);
  return undefined;
}

function checkQuantity(
  node: Expression,
  { name, type }: { readonly name: string; readonly type: QuantityType },
  context: Context,
): Expr | undefined {
  const demand = { type, ...naturalRanges[type], name };
  return fitQuantity(context, node, context.check.expression(node, context), demand)?.expr;
}

function reportUnknownSubject({ name, span }: Expect['subject'], context: Context): undefined {
  const likely = nearest(name, testSubjects.keys());
  const place = { ...here(context, span), ...replace(span, likely) };
  const data = { name, nearest: likely, known: [...testSubjects.keys()].join(', ') };
  context.reporter.report('test/unknown_subject', place, data);
}
