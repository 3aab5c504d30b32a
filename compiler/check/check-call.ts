import type { Call, Expression } from '../../dsl/index.ts';
import { operators } from '../operators/index.ts';
import type { CheckedArguments, Operator } from '../operators/operator.ts';
import type { Param, Params } from '../operators/params.ts';
import { checkArgument } from './check-argument.ts';
import { checkChainCall } from './check-chain.ts';
import { type Context, here } from './context.ts';
import { matchArguments } from './match-arguments.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { type At, describe, type SignalArgument, unknown, type Value } from './value.ts';

type StreamValue = Extract<Value, { kind: 'stream' }>;

/**
 * Checks one stage.
 *
 * @param piped what comes through the pipe; undefined where the call starts an expression
 */
export function checkCall(call: Call, piped: At<Value> | undefined, context: Context): Value {
  const name = call.callee.name;
  const operator = operators.get(name);
  if (operator !== undefined) return checkOperatorCall(operator, call, piped, context);
  const chain = context.module.chains.get(name);
  if (chain !== undefined) return checkChainCall(chain, call, piped, context);
  const likely = nearest(name, [...operators.keys(), ...context.module.chains.keys()]);
  const place = {
    ...here(context, call.callee.span),
    ...(likely === undefined ? {} : replace(call.callee.span, likely)),
  };
  context.reporter.report('name/unknown_operator', place, { name, nearest: likely });
  return unknown;
}

function checkOperatorCall(operator: Operator, call: Call, piped: At<Value> | undefined, context: Context): Value {
  const operands = operator.streams === 'many' ? call.arguments.filter((argument) => argument.name === undefined) : [];
  const others = call.arguments.filter((argument) => !operands.includes(argument));
  const streams = checkStreams(
    operator,
    call,
    piped,
    operands.map((operand) => operand.value),
    context,
  );
  const args = checkArguments(operator, { ...call, arguments: others }, context);
  if (streams === undefined || args === undefined) return unknown;
  const facts = streams.map((stream) => stream.facts);
  const objection = operator.object?.(facts, args.checked);
  if (objection !== undefined) {
    context.reporter.report('stream/refused', here(context, call.span), objection);
    return unknown;
  }
  const result = operator.facts?.(facts, args.checked) ?? facts[0];
  if (result === undefined) return unknown;
  const signal = {
    kind: 'stage',
    operator,
    streams: streams.map((stream) => stream.signal),
    args: args.signal,
  } as const;
  return { kind: 'stream', signal, facts: result };
}

/** The streams that an operator works on, or undefined where one is missing or no stream. */
function checkStreams(
  operator: Operator,
  call: Call,
  piped: At<Value> | undefined,
  operands: readonly Expression[],
  context: Context,
): readonly StreamValue[] | undefined {
  const given = [
    ...(piped === undefined ? [] : [piped]),
    ...operands.map((operand) => ({ value: context.check.expression(operand, context), span: operand.span })),
  ];
  const place = here(context, call.callee.span);
  if (operator.streams === 'many' && given.length < 2) {
    context.reporter.report('call/needs_streams', place, { callee: operator.name });
    return undefined;
  }
  if (given.length === 0) {
    context.reporter.report('call/needs_stream', place, { callee: operator.name, example: operator.example });
    return undefined;
  }
  const streams = given.map((item) => asStream(item, operator.name, context));
  return streams.every((item) => item !== undefined) ? streams : undefined;
}

function asStream({ value, span }: At<Value>, callee: string, context: Context): StreamValue | undefined {
  if (value.kind === 'stream') return value;
  if (value.kind !== 'unknown') {
    const data = { what: callee, expected: 'a stream', found: describe(value) };
    context.reporter.report('type/mismatch', here(context, span), data);
  }
  return undefined;
}

interface OperatorArguments {
  readonly signal: Readonly<Record<string, SignalArgument>>;
  readonly checked: CheckedArguments<Params>;
}

/** The arguments by parameter, with the defaults filled in; undefined where any of them is wrong. */
function checkArguments(operator: Operator, call: Call, context: Context): OperatorArguments | undefined {
  const given = matchArguments(call, operator.name, Object.keys(operator.params), context);
  const signal: Record<string, SignalArgument> = {};
  const checked: Record<string, CheckedArguments<Params>[string]> = {};
  let sound = given.sound;
  for (const [name, param] of Object.entries(operator.params)) {
    const node = given.arguments.get(name);
    const argument =
      node === undefined ? defaultOf(name, param, operator, call, context) : checkArgument(name, param, node, context);
    if (argument === undefined) sound = false;
    else [signal[name], checked[name]] = [argument.signal, argument.checked];
  }
  return sound ? { signal, checked } : undefined;
}

function defaultOf(name: string, param: Param, operator: Operator, call: Call, context: Context) {
  if (param.kind === 'choice' && param.default !== undefined) {
    return { signal: { kind: 'choice', choice: param.default }, checked: param.default } as const;
  }
  if (param.kind === 'quantity' && param.default !== undefined) {
    const { type, default: expr } = param;
    return { signal: { kind: 'quantity', type, expr }, checked: { min: expr, max: expr } } as const;
  }
  if (!param.required) return { signal: undefined, checked: undefined } as const;
  const place = here(context, call.callee.span);
  context.reporter.report('call/missing_argument', place, { callee: operator.name, name, example: operator.example });
  return undefined;
}
