import type { Expr, Operation } from '../../schemas/generated/artifact.ts';

type Operator = Operation['op'];

/** Operators that are written between their operands, and how tightly each binds. */
const infix: Partial<Record<Operator, { readonly sign: string; readonly strength: number }>> = {
  or: { sign: 'or', strength: 1 },
  and: { sign: 'and', strength: 2 },
  lt: { sign: '<', strength: 3 },
  le: { sign: '<=', strength: 3 },
  eq: { sign: '==', strength: 3 },
  ne: { sign: '!=', strength: 3 },
  gt: { sign: '>', strength: 3 },
  add: { sign: '+', strength: 4 },
  sub: { sign: '-', strength: 4 },
  mul: { sign: '*', strength: 5 },
  div: { sign: '/', strength: 5 },
};

const tightest = 6;

/** What a named value stands for, to be written out in its place; undefined keeps the name. */
export type Inline = (value: string) => Expr | undefined;

const keepNames: Inline = () => undefined;

/**
 * An expression for people: `round(target - m1.integrated)`.
 *
 * @param inline writes named values out, for comparing expressions of two artifacts
 */
export function exprText(expr: Expr, inline: Inline = keepNames): string {
  return write(expr, 0, inline);
}

/** A number without float dust: at most seven significant digits, and all of a whole number's. */
export function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(7)));
}

function write(expr: Expr, around: number, inline: Inline): string {
  if (typeof expr === 'number') return expr < 0 && around >= tightest ? `(${numberText(expr)})` : numberText(expr);
  if ('op' in expr) return writeOperation(expr, around, inline);
  if ('value' in expr) {
    const meaning = inline(expr.value);
    return meaning === undefined ? expr.value : write(meaning, around, inline);
  }
  if ('param' in expr) return expr.param;
  if ('probe' in expr) return `${expr.probe}.${expr.field}`;
  if ('measure' in expr) return `${expr.measure}.${expr.field}`;
  if ('solve' in expr) return expr.solve;
  if ('job' in expr) return `job.${expr.job}`;
  return `correction.${expr.correction}`;
}

function writeOperation({ op, of }: Operation, around: number, inline: Inline): string {
  const [first = 0, second = 0, third = 0] = of;
  const between = infix[op];
  if (between !== undefined) {
    const { sign, strength } = between;
    // The right side is read as one thing where it binds no tighter: a - (b - c).
    const text = `${write(first, strength, inline)} ${sign} ${write(second, strength + 1, inline)}`;
    return strength < around ? `(${text})` : text;
  }
  if (op === 'neg') return `-${write(first, tightest, inline)}`;
  if (op === 'not') return `not ${write(first, tightest, inline)}`;
  if (op === 'if') {
    const text = `${write(first, 1, inline)} ? ${write(second, 1, inline)} : ${write(third, 1, inline)}`;
    return around > 0 ? `(${text})` : text;
  }
  return `${op}(${of.map((operand) => write(operand, 0, inline)).join(', ')})`;
}
