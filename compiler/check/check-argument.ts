import type { Expression } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import type { ChoiceParam, Param, StreamParam } from '../operators/params.ts';
import type { StreamFacts } from '../operators/stream-facts.ts';
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
      return checkStream(name, param, node, context);
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
  const edit = likely === undefined ? {} : replace(node.span, likely);
  const found = word ?? describe(context.check.expression(node, context));
  const data = { what: name, found, choices: param.choices.join(', '), nearest: likely };
  context.reporter.report('call/unknown_choice', { ...here(context, node.span), ...edit }, data);
  return undefined;
}

function checkStream(
  name: string,
  _param: StreamParam,
  node: Expression,
  context: Context,
): CheckedArgument | undefined {
  const value = context.check.expression(node, context);
  if (value.kind === 'stream') return { signal: { kind: 'stream', signal: value.signal }, checked: value.facts };
  if (value.kind !== 'unknown') {
    const data = { what: name, expected: 'a stream', found: describe(value) };
    context.reporter.report('type/mismatch', here(context, node.span), data);
  }
  return undefined;
}
