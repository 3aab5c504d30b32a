import type { Call } from '../../dsl/index.ts';
import { operators } from '../operators/index.ts';
import type { CheckedArguments, Operator } from '../operators/operator.ts';
import type { Param, Params } from '../operators/params.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import { asStream, reportNoStream } from './as-stream.ts';
import { checkArgument } from './check-argument.ts';
import { checkChainCall } from './check-chain.ts';
import { type Context, here } from './context.ts';
import { spendStages } from './limits.ts';
import { matchArguments } from './match-arguments.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import { type At, type SignalArgument, type StreamValue, unknown, type Value } from './value.ts';

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
  if (context.module.unavailable.has(name)) return unknown;
  const likely = nearest(name, [...operators.keys(), ...context.module.chains.keys()]);
  const place = { ...here(context, call.callee.span), ...replace(call.callee.span, likely) };
  context.reporter.report('name/unknown_operator', place, { name, nearest: likely });
  return unknown;
}

function checkOperatorCall(operator: Operator, call: Call, piped: At<Value> | undefined, context: Context): Value {
  const operands = operator.streams === 'many' ? call.arguments.filter(({ name }) => name === undefined) : [];
  const others = operator.streams === 'many' ? call.arguments.filter(({ name }) => name !== undefined) : call.arguments;
  const given = [
    ...(piped === undefined ? [] : [piped]),
    ...operands.map(({ value }) => ({ value: context.check.expression(value, context), span: value.span })),
  ];
  if (lacksStreams(operator, call, given.length, context)) return unknown;
  const streams = given.map((item) => asStream(item, operator.name, context)).filter((item) => item !== undefined);
  const args = checkArguments(operator, { ...call, arguments: others }, context);
  if (streams.length < given.length || args === undefined) return unknown;
  return apply(operator, streams, args, call, context);
}

/** True where an operator has too few streams to work on, which is told. */
function lacksStreams(operator: Operator, { callee }: Call, given: number, context: Context): boolean {
  if (operator.streams === 'many' && given < 2) {
    context.reporter.report('call/needs_streams', here(context, callee.span), { callee: operator.name });
    return true;
  }
  if (given === 0) reportNoStream(callee, operator.example, context);
  return given === 0;
}

/** The stream that an operator makes of others, unless it objects. */
function apply(
  operator: Operator,
  streams: readonly StreamValue[],
  args: OperatorArguments,
  call: Call,
  context: Context,
): Value {
  const facts = streams.map((stream) => stream.facts);
  if (context.declaring) return { kind: 'stream', signal: { kind: 'input', name: '' }, facts: unknownStream };
  const objection = operator.object?.(facts, args.checked);
  if (objection !== undefined) {
    context.reporter.report('stream/refused', here(context, call.span), objection);
    return unknown;
  }
  if (!spendStages(call, streams.length, context)) return unknown;
  const signals = streams.map((stream) => stream.signal);
  const result = operator.facts?.(facts, args.checked) ?? facts[0] ?? unknownStream;
  return { kind: 'stream', signal: { kind: 'stage', operator, streams: signals, args: args.signal }, facts: result };
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
  let isSound = given.isSound;
  for (const [name, param] of Object.entries(operator.params)) {
    const node = given.arguments.get(name);
    const argument =
      node === undefined ? defaultOf(name, param, operator, call, context) : checkArgument(name, param, node, context);
    if (argument === undefined) isSound = false;
    else [signal[name], checked[name]] = [argument.signal, argument.checked];
  }
  return isSound ? { signal, checked } : undefined;
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
