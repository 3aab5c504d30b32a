import type { Expr, ParamSpec } from '../../schemas/generated/artifact.ts';
import { applyOperator } from './operators.ts';

/** The number that an expression has while every param is at its default; undefined where only a job can tell. */
export function atDefaults(expr: Expr, params: readonly ParamSpec[]): number | undefined {
  if (typeof expr === 'number') return expr;
  if ('param' in expr) return params.find(({ name }) => name === expr.param)?.default;
  if (!('op' in expr)) return undefined;
  const operands = expr.of.map((operand) => atDefaults(operand, params));
  const known = operands.filter((operand) => operand !== undefined);
  return known.length === operands.length ? applyOperator(expr.op, known) : undefined;
}
