import type { Operation } from '../../schemas/generated/artifact.ts';

type Arithmetic = (...operands: readonly number[]) => number;

const truth = (holds: boolean): number => (holds ? 1 : 0);

const missing = Number.NaN; // an operand that the schema could not count; evaluate() refuses NaN

const arithmetic: Readonly<Record<Operation['op'], Arithmetic>> = {
  add: (a = missing, b = missing) => a + b,
  sub: (a = missing, b = missing) => a - b,
  mul: (a = missing, b = missing) => a * b,
  div: (a = missing, b = missing) => a / b,
  neg: (a = missing) => -a,
  min: (a = missing, b = missing) => Math.min(a, b),
  max: (a = missing, b = missing) => Math.max(a, b),
  round: (a = missing) => Math.round(a * 100) / 100,
  ceil: (a = missing) => Math.ceil(a),
  amplitude: (a = missing) => 10 ** (a / 20),
  lt: (a = missing, b = missing) => truth(a < b),
  le: (a = missing, b = missing) => truth(a <= b),
  eq: (a = missing, b = missing) => truth(a === b),
  ne: (a = missing, b = missing) => truth(a !== b),
  gt: (a = missing, b = missing) => truth(a > b),
  and: (a = missing, b = missing) => truth(a !== 0 && b !== 0),
  or: (a = missing, b = missing) => truth(a !== 0 || b !== 0),
  not: (a = missing) => truth(a === 0),
  if: (condition = missing, then = missing, otherwise = missing) => (condition === 0 ? otherwise : then),
};

/** The result of one operation of the artifact's expression language; NaN where an operand is missing. */
export function applyOperator(op: Operation['op'], operands: readonly number[]): number {
  return arithmetic[op](...operands);
}
