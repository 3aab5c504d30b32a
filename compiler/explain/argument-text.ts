import type { Expr, ParamSpec } from '../../schemas/generated/artifact.ts';
import { atDefaults } from '../artifact/at-defaults.ts';
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
