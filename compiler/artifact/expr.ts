import type { Expr, Operation } from '../../schemas/generated/artifact.ts';
import { applyOperator } from './operators.ts';

export type { Expr };

/** Builds an operation, or its result where every operand is already a number. */
function operation(op: Operation['op'], ...of: Expr[]): Expr {
  const numbers = of.filter((operand) => typeof operand === 'number');
  return numbers.length === of.length ? applyOperator(op, numbers) : { op, of };
}

/** `a + b`; adding 0 is left out. */
export function add(a: Expr, b: Expr): Expr {
  if (a === 0) return b;
  return b === 0 ? a : operation('add', a, b);
}

/** `a - b`; taking 0 away is left out. */
export function sub(a: Expr, b: Expr): Expr {
  return b === 0 ? a : operation('sub', a, b);
}

/** `a * b`; times 1 is left out. */
export function mul(a: Expr, b: Expr): Expr {
  if (a === 1) return b;
  return b === 1 ? a : operation('mul', a, b);
}

/** `a / b`; by 1 is left out. */
export function div(a: Expr, b: Expr): Expr {
  return b === 1 ? a : operation('div', a, b);
}

/** `-a` */
export function neg(a: Expr): Expr {
  return operation('neg', a);
}

/** The lesser of two. */
export function min(a: Expr, b: Expr): Expr {
  return operation('min', a, b);
}

/** The greater of two. */
export function max(a: Expr, b: Expr): Expr {
  return operation('max', a, b);
}

/** Rounded to 0.01, so that equal measurements give equal FFmpeg arguments. */
export function round(a: Expr): Expr {
  return operation('round', a);
}

/** The next whole number up. */
export function ceil(a: Expr): Expr {
  return operation('ceil', a);
}

/** The linear factor of a level in dB: 10^(dB/20). */
export function amplitude(decibels: Expr): Expr {
  return operation('amplitude', decibels);
}

/** 1 where `a < b`, else 0. */
export function lessThan(a: Expr, b: Expr): Expr {
  return operation('lt', a, b);
}

/** 1 where `a > b`, else 0. */
export function greaterThan(a: Expr, b: Expr): Expr {
  return operation('gt', a, b);
}

/** 1 where both are equal, else 0; known at once where they are the same expression. */
export function equal(a: Expr, b: Expr): Expr {
  return isSame(a, b) ? 1 : operation('eq', a, b);
}

/** 1 where they differ, else 0; known at once where they are the same expression. */
export function notEqual(a: Expr, b: Expr): Expr {
  return isSame(a, b) ? 0 : operation('ne', a, b);
}

/** True where two expressions are built alike, and so have one value whatever the job. */
function isSame(a: Expr, b: Expr): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** `condition` not 0: `then`, else `otherwise`. */
export function choose(condition: Expr, then: Expr, otherwise: Expr): Expr {
  if (typeof condition === 'number') return condition === 0 ? otherwise : then;
  return operation('if', condition, then, otherwise);
}
