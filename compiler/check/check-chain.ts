import type { Call, Chain, Expression, Param } from '../../dsl/index.ts';
import { unknownStream } from '../operators/stream-facts.ts';
import type { KnownChain } from '../resolve/resolved-module.ts';
import { isQuantityType } from '../types/quantity.ts';
import { checkParam, declaredRange } from './check-param.ts';
import { type Context, here } from './context.ts';
import { matchArguments } from './match-arguments.ts';
import { fitQuantity } from './quantity-fit.ts';
import { emptyScope, type Scope } from './scope.ts';
import { type At, describe, unknown, type Value } from './value.ts';

/** Writes a chain out where it is called. */
export function checkChainCall(known: KnownChain, call: Call, piped: At<Value> | undefined, context: Context): Value {
  const { chain, home } = known;
  const name = chain.name.name;
  if (context.expanding.includes(chain)) {
    context.reporter.report('name/recursive_chain', here(context, call.callee.span), { name });
    return unknown;
  }
  if (piped === undefined) {
    context.reporter.report('call/needs_stream', here(context, call.callee.span), {
      callee: name,
      example: `${name}()`,
    });
    return unknown;
  }
  const scope = bindArguments(chain, home.path, call, context);
  if (scope === undefined) return unknown;
  return checkStages(chain, piped, { ...context, module: home, scope, expanding: [...context.expanding, chain] });
}

/** Checks a chain where it is declared, on a stream of which nothing is known and over its params' whole ranges. */
export function checkChainDeclaration(chain: Chain, context: Context): void {
  const scope = emptyScope();
  const inside = { ...context, scope, expanding: [chain] };
  for (const param of chain.params) {
    if (scope.bindings.has(param.name.name)) {
      context.reporter.report('name/duplicate', here(context, param.name.span), { name: param.name.name });
    }
    scope.bindings.set(param.name.name, {
      what: 'param',
      span: param.name.span,
      used: false,
      value: declaredValue(param, inside),
    });
  }
  const stream = { kind: 'stream', signal: { kind: 'input', name: '' }, facts: unknownStream } as const;
  checkStages(chain, { value: stream, span: chain.name.span }, inside);
  for (const [name, binding] of scope.bindings) {
    if (!binding.used) context.reporter.report('name/unused', here(context, binding.span), { what: 'param', name });
  }
}

function checkStages(chain: Chain, piped: At<Value>, context: Context): Value {
  let stream = piped;
  for (const stage of chain.stages) stream = { value: context.check.call(stage, stream, context), span: stage.span };
  return stream.value;
}

/** What a chain's param is known to be at its declaration. */
function declaredValue(param: Param, context: Context): Value {
  if (param.type.name === 'Audio') return { kind: 'stream', signal: { kind: 'input', name: '' }, facts: unknownStream };
  return checkParam(param, context)?.value ?? unknown;
}

function bindArguments(chain: Chain, home: string, call: Call, context: Context): Scope | undefined {
  const names = chain.params.map((param) => param.name.name);
  const given = matchArguments(call, chain.name.name, names, context);
  const scope = emptyScope();
  let sound = given.sound;
  for (const param of chain.params) {
    const node = given.arguments.get(param.name.name);
    const value =
      node === undefined ? defaultValue(param, chain, home, call, context) : argumentValue(param, node, home, context);
    if (value === undefined) sound = false;
    else scope.bindings.set(param.name.name, { what: 'param', span: param.name.span, used: true, value });
  }
  return sound ? scope : undefined;
}

function defaultValue(param: Param, chain: Chain, home: string, call: Call, context: Context): Value | undefined {
  if (param.default !== undefined) {
    return context.check.expression(param.default, inFile(home, context));
  }
  const data = { callee: chain.name.name, name: param.name.name, example: `${chain.name.name}(${param.name.name}: …)` };
  context.reporter.report('call/missing_argument', here(context, call.callee.span), data);
  return undefined;
}

/** A place outside any preset of another file, where a chain's own defaults and ranges are read. */
function inFile(path: string, context: Context): Context {
  return { ...context, module: { ...context.module, path }, scope: emptyScope() };
}

function argumentValue(param: Param, node: Expression, home: string, context: Context): Value | undefined {
  const value = context.check.expression(node, context);
  if (value.kind === 'unknown') return undefined;
  const type = param.type.name;
  if (isQuantityType(type)) {
    const { min, max } = declaredRange(param, type, inFile(home, context));
    return fitQuantity(context, node, value, { type, min, max, name: param.name.name });
  }
  if (type === 'Audio' && value.kind === 'stream') return value;
  const data = { what: param.name.name, expected: 'a stream', found: describe(value) };
  context.reporter.report('type/mismatch', here(context, node.span), data);
  return undefined;
}
