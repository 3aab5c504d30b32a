import type { Expression } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import type { ChoiceParam, Param } from '../operators/params.ts';
import type { StreamFacts } from '../operators/stream-facts.ts';
import { asStream } from './as-stream.ts';
import { type Context, here } from './context.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { describe, type SignalArgument } from './value.ts';

/** One argument, as the signal graph keeps it and as operators look at it. */
export interface CheckedArgument {
  readonly signal: SignalArgument;
  readonly checked: Interval | string | StreamFacts | undefined;
}

/** Checks a written argument against its parameter; undefined where it does not fit. */
export function checkArgument(
  name: string,
  param: Param,
  node: Expression,
  context: Context,
): CheckedArgument | undefined {
  switch (param.kind) {
    case 'choice':
      return checkChoice(name, param, node, context);
    case 'stream':
      return checkStream(name, node, context);
    case 'quantity': {
      const { type, min, max } = param;
      const value = fitQuantity(context, node, context.check.expression(node, context), { type, min, max, name });
      return value && { signal: { kind: 'quantity', type, expr: value.expr }, checked: value.interval };
    }
  }
}

function checkChoice(
  name: string,
  param: ChoiceParam,
  node: Expression,
  context: Context,
): CheckedArgument | undefined {
  const word = node.kind === 'name' ? node.name : undefined;
  if (word !== undefined && param.choices.includes(word)) {
    return { signal: { kind: 'choice', choice: word }, checked: word };
  }
  const likely = word === undefined ? undefined : nearest(word, param.choices);
  const value = word === undefined ? context.check.expression(node, context) : undefined;
  if (value?.kind === 'unknown') return undefined;
  const found = value === undefined ? `'${word}'` : describe(value);
  const data = { what: name, found, choices: param.choices.join(', '), nearest: likely };
  context.reporter.report('call/unknown_choice', { ...here(context, node.span), ...replace(node.span, likely) }, data);
  return undefined;
}

function checkStream(name: string, node: Expression, context: Context): CheckedArgument | undefined {
  const value = asStream({ value: context.check.expression(node, context), span: node.span }, name, context);
  return value && { signal: { kind: 'stream', signal: value.signal }, checked: value.facts };
}
