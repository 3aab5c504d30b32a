import type { Call, Chain, Expression } from '../../dsl/index.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import type { KnownChain } from '../resolve/resolved-module.ts';
import { asStream, reportNoStream } from './as-stream.ts';
import { type Context, here } from './context.ts';
import { standingOf } from './declare-chain.ts';
import type { ChainParam, ChainSignature } from './declared.ts';
import { mayEnterChain } from './limits.ts';
import { matchArguments } from './match-arguments.ts';
import { fitQuantity } from './quantity-fit.ts';
import { blame } from './reporter.ts';
import { emptyScope, type Scope } from './scope.ts';
import { type At, constant, type StreamValue, unknown, type Value } from './value.ts';

/** Checks a call of a chain, and writes the chain out in its place. */
export function checkChainCall(known: KnownChain, call: Call, piped: At<Value> | undefined, context: Context): Value {
  const name = known.chain.name.name;
  if (piped === undefined) {
    reportNoStream(call.callee, `${name}()`, context);
    return unknown;
  }
  if (!mayEnterChain(call, context)) return unknown;
  const standing = standingOf(known, context);
  if (standing.kind === 'declaring') {
    context.reporter.report('name/recursive_chain', here(context, call.callee.span), { name });
  }
  if (standing.kind !== 'sound') return unknown;
  const stream = asStream(piped, name, context);
  const scope = bindArguments(known.chain, standing, call, context);
  if (stream === undefined || scope === undefined) return unknown;
  if (context.declaring) return { ...stream, facts: unknownStream };
  return writeOut(known, scope, stream, call, context);
}

/** Applies a chain's stages. What is wrong with them here is wrong with what the call gives them. */
function writeOut({ chain, home }: KnownChain, scope: Scope, source: StreamValue, call: Call, context: Context): Value {
  const reporter = blame(here(context, call.callee.span), 'in this stage of the chain', context.reporter);
  const inside: Context = { ...context, module: home, scope, reporter, depth: context.depth + 1 };
  let stream: At<Value> = { value: source, span: chain.name.span };
  for (const stage of chain.stages) stream = { value: inside.check.call(stage, stream, inside), span: stage.span };
  return stream.value;
}

/** The chain's names with what the call gives them; undefined where it gives too little or the wrong thing. */
function bindArguments(chain: Chain, { params }: ChainSignature, call: Call, context: Context): Scope | undefined {
  const callee = chain.name.name;
  const given = matchArguments(
    call,
    callee,
    params.map((param) => param.name),
    context,
  );
  const scope = emptyScope();
  let isSound = given.isSound;
  for (const param of params) {
    const node = given.arguments.get(param.name);
    const value = node === undefined ? defaultOf(param) : argumentOf(param, node, context);
    if (value !== undefined) scope.bindings.set(param.name, { span: call.span, value });
    else {
      isSound = false;
      if (node === undefined) reportMissing(param, call, context);
    }
  }
  return isSound ? scope : undefined;
}

function defaultOf(param: ChainParam): Value | undefined {
  if (param.kind === 'stream' || param.checked.default === undefined) return undefined;
  return constant(param.checked.type, param.checked.default);
}

function argumentOf(param: ChainParam, node: Expression, context: Context): Value | undefined {
  const value = context.check.expression(node, context);
  if (param.kind === 'stream') return asStream({ value, span: node.span }, param.name, context);
  const { type, range } = param.checked;
  return fitQuantity(context, node, value, { type, min: range.min, max: range.max, name: param.name });
}

function reportMissing({ name }: ChainParam, { callee }: Call, context: Context): void {
  const data = { callee: callee.name, name, example: `${callee.name}(${name}: …)` };
  context.reporter.report('call/missing_argument', here(context, callee.span), data);
}
