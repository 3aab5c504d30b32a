import type { Binary } from '../../dsl/index.ts';
import { add, div, mul, neg, sub } from '../artifact/expr.ts';
import type { Interval } from '../operators/operator.ts';
import type { QuantityType } from '../types/quantity.ts';
import type { QuantityValue } from './value.ts';

/** Absolute levels and the differences that may be added to them. */
const differenceOf: Partial<Record<QuantityType, QuantityType>> = {
  Loudness: 'LoudnessDelta',
  Level: 'Gain',
  TruePeak: 'Gain',
};

const isDifference = (type: QuantityType): boolean => type === 'Gain' || type === 'LoudnessDelta';
const isNumber = (type: QuantityType): boolean => type === 'Number' || type === 'Integer';

/** The type of a sum or difference, or undefined where it has no meaning. */
function sumType(operator: '+' | '-', left: QuantityType, right: QuantityType): QuantityType | undefined {
  if (left in differenceOf && isDifference(right)) return left;
  if (operator === '+' && right in differenceOf && isDifference(left)) return right;
  if (left in differenceOf) return operator === '-' && left === right ? differenceOf[left] : undefined;
  if (isDifference(left) && isDifference(right)) return left;
  if (isNumber(left) && isNumber(right)) return left === right ? left : 'Number';
  return left === right && left !== 'Ratio' ? left : undefined;
}

/** The type of a product or quotient, or undefined where it has no meaning. */
function scaledType(operator: '*' | '/', left: QuantityType, right: QuantityType): QuantityType | undefined {
  const scalable = (type: QuantityType): boolean => !(type in differenceOf);
  if (isNumber(left) && isNumber(right)) return operator === '*' && left === right ? left : 'Number';
  if (isNumber(right) && scalable(left)) return left;
  if (operator === '*' && isNumber(left) && scalable(right)) return right;
  return operator === '/' && left === right && scalable(left) ? 'Number' : undefined;
}

const operations = { '+': add, '-': sub, '*': mul, '/': div } as const;

/** Every result of an operation on two intervals, for operations that are monotone in each operand. */
function combine(operator: Binary['operator'], left: Interval, right: Interval): Interval {
  const apply = operations[operator];
  const corners = [left.min, left.max].flatMap((a) => [right.min, right.max].map((b) => Number(apply(a, b))));
  return { min: Math.min(...corners), max: Math.max(...corners) };
}

/**
 * Adds, subtracts, multiplies or divides two quantities.
 *
 * @returns undefined where the units make no sense together, where the divisor can be 0, or beyond all numbers
 */
export function calculate(
  operator: Binary['operator'],
  left: QuantityValue,
  right: QuantityValue,
): QuantityValue | undefined {
  const type =
    operator === '+' || operator === '-'
      ? sumType(operator, left.type, right.type)
      : scaledType(operator, left.type, right.type);
  if (type === undefined) return undefined;
  if (operator === '/' && right.interval.min <= 0 && right.interval.max >= 0) return undefined;
  const expr = operations[operator](left.expr, right.expr);
  const interval = combine(operator, left.interval, right.interval);
  const terms = typeof expr === 'number' ? 1 : left.terms + right.terms;
  return Number.isFinite(interval.max - interval.min) ? { kind: 'quantity', type, expr, interval, terms } : undefined;
}

/** The quantity with its sign turned. */
export function negate(value: QuantityValue): QuantityValue {
  const { kind, type, expr, interval, terms } = value;
  return { kind, type, expr: neg(expr), interval: { min: -interval.max, max: -interval.min }, terms };
}
