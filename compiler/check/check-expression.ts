import type { Binary, Expression, NameRef, Pipeline, RatioLiteral } from '../../dsl/index.ts';
import type { ResolvedModule } from '../resolve/resolved-module.ts';
import { typeNames, unitMeanings } from '../types/quantity.ts';
import { calculate, negate } from './arithmetic.ts';
import { checkCall } from './check-call.ts';
import { type Context, here } from './context.ts';
import { fullBudget, isTooLong, tooLong } from './limits.ts';
import { type Reporter, replace } from './reporter.ts';
import { emptyScope } from './scope.ts';
import { nearest } from './suggest.ts';
import { type At, constant, describe, unknown, type Value } from './value.ts';

/** Finds what an expression means; reports what it cannot. */
export function checkExpression(node: Expression, context: Context): Value {
  switch (node.kind) {
    case 'name':
      return checkName(node, context);
    case 'quantity': {
      const { type, scale } = unitMeanings[node.unit];
      return constant(type, Number((node.value * scale).toPrecision(12)));
    }
    case 'number':
      return constant(Number.isInteger(node.value) ? 'Integer' : 'Number', node.value);
    case 'ratio':
      return checkRatio(node, context);
    case 'string':
      return { kind: 'string', text: node.value };
    case 'boolean':
      return { kind: 'boolean' };
    case 'negation':
      return checkNegation(node.operand, context);
    case 'binary':
      return checkBinary(node, context);
    case 'call':
      return checkCall(node, undefined, context);
    case 'pipeline':
      return checkPipeline(node, context);
  }
}

/** A place of a module outside of all its declarations. */
export function openContext(module: ResolvedModule, reporter: Reporter): Context {
  return {
    check: { expression: checkExpression, call: checkCall },
    module,
    scope: emptyScope(),
    reporter,
    chains: new Map(),
    budget: fullBudget(),
    depth: 0,
    declaring: false,
  };
}

function checkName(node: NameRef, context: Context): Value {
  const { scope, reporter } = context;
  const binding = scope.bindings.get(node.name);
  if (binding !== undefined) return binding.value;
  if (scope.later.has(node.name)) {
    reporter.report('name/used_before', here(context, node.span), { name: node.name });
    return unknown;
  }
  const likely = nearest(node.name, [...scope.bindings.keys(), ...scope.later]);
  const place = { ...here(context, node.span), ...replace(node.span, likely) };
  reporter.report('name/unknown', place, { name: node.name, nearest: likely });
  return unknown;
}

function checkRatio({ antecedent, consequent, span }: RatioLiteral, context: Context): Value {
  if (consequent !== 0) return constant('Ratio', antecedent / consequent);
  const data = {
    operator: 'to',
    left: String(antecedent),
    right: '0',
    why: 'a ratio is a division, and nothing divides by 0',
  };
  context.reporter.report('type/arithmetic', here(context, span), data);
  return unknown;
}

function checkNegation(operand: Expression, context: Context): Value {
  const value = checkExpression(operand, context);
  if (value.kind === 'quantity') return negate(value);
  if (value.kind !== 'unknown') {
    const data = { what: 'a minus', expected: 'a number', found: describe(value) };
    context.reporter.report('type/mismatch', here(context, operand.span), data);
  }
  return unknown;
}

function checkBinary(node: Binary, context: Context): Value {
  const left = checkExpression(node.left, context);
  const right = checkExpression(node.right, context);
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknown;
  const result = left.kind === 'quantity' && right.kind === 'quantity' && calculate(node.operator, left, right);
  if (result && isTooLong(result.terms)) {
    context.reporter.report('preset/too_large', here(context, node.span), { what: tooLong });
    return unknown;
  }
  if (result) return result;
  const name = (value: Value): string => (value.kind === 'quantity' ? typeNames[value.type] : describe(value));
  const data = { operator: node.operator, left: name(left), right: name(right), why: whyNoResult(node, left, right) };
  context.reporter.report('type/arithmetic', here(context, node.span), data);
  return unknown;
}

function whyNoResult(node: Binary, left: Value, right: Value): string {
  if (left.kind !== 'quantity' || right.kind !== 'quantity')
    return 'only numbers and quantities can be calculated with';
  if (node.operator === '/') return 'the units do not fit, or the divisor can become 0';
  if (node.operator === '*') return 'one of the two is a plain number, and the other no absolute level';
  return 'a difference in LU or dB can be added to LUFS, dBFS and dBTP; otherwise both sides share one type';
}

function checkPipeline(node: Pipeline, context: Context): Value {
  let stream: At<Value> = { value: checkExpression(node.source, context), span: node.source.span };
  for (const stage of node.stages) stream = { value: checkCall(stage, stream, context), span: stage.span };
  return stream.value;
}
