import type { Expr, ParamSpec } from '../../schemas/generated/artifact.ts';
import { applyOperator } from '../artifact/operators.ts';
import type { Signal, SignalArgument } from '../check/value.ts';
import { exprText } from '../print/expr-text.ts';
import { formatQuantity, type QuantityType } from '../types/quantity.ts';

/** What the text of an argument depends on. */
export interface Naming {
  readonly params: readonly ParamSpec[];
  /** What to call a stream in a sentence. */
  readonly nameOf: (signal: Signal) => string;
}

/** An argument as explanations print it: `80 Hz`, `limit`, `target (-16 LUFS)`; empty where it is left out. */
export function argumentText(argument: SignalArgument, { params, nameOf }: Naming): string {
  switch (argument?.kind) {
    case 'quantity':
      return quantityText(argument.type, argument.expr, params);
    case 'choice':
      return argument.choice;
    case 'stream':
      return nameOf(argument.signal);
    case undefined:
      return '';
  }
}

/**
 * A quantity that may depend on params: with what it comes to at their defaults.
 *
 * @returns such as `-16 LUFS`, or `target - 11 (-27 LUFS)`
 */
export function quantityText(type: QuantityType, expr: Expr, params: readonly ParamSpec[]): string {
  if (typeof expr === 'number') return formatQuantity(type, expr);
  const value = atDefaults(expr, params);
  return value === undefined ? exprText(expr) : `${exprText(expr)} (${formatQuantity(type, value)})`;
}

/** The number that an expression has while every param is at its default; undefined where only a job can tell. */
function atDefaults(expr: Expr, params: readonly ParamSpec[]): number | undefined {
  if (typeof expr === 'number') return expr;
  if ('param' in expr) return params.find(({ name }) => name === expr.param)?.default;
  if (!('op' in expr)) return undefined;
  const operands = expr.of.map((operand) => atDefaults(operand, params));
  const known = operands.filter((operand) => operand !== undefined);
  return known.length === operands.length ? applyOperator(expr.op, known) : undefined;
}
