import type { Param, Range } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import { naturalRanges } from '../types/natural-ranges.ts';
import { baseUnits, formatQuantity, isQuantityType, type QuantityType } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import type { OpenRange, QuantityValue } from './value.ts';

/** A param whose declaration holds together. */
export interface CheckedParam {
  readonly name: string;
  readonly type: QuantityType;
  readonly default: number | undefined;
  /** Read it once the preset has been checked: uses may have narrowed an undeclared range. */
  readonly range: Interval;
  readonly value: QuantityValue;
}

/** Checks the type, the range and the default of a param of a preset or a chain. */
export function checkParam(param: Param, context: Context): CheckedParam | undefined {
  const type = checkType(param, context);
  if (type === undefined) return undefined;
  const declared = declaredRange(param, type, context);
  const fallback = param.default && defaultOf(param, type, declared, context);
  if (param.default !== undefined && fallback === undefined) return undefined;
  const name = param.name.name;
  const open: OpenRange = { ...declared, default: fallback ?? declared.min };
  const narrowed = param.range === undefined && fallback !== undefined ? { open } : {};
  const range = param.range === undefined ? open : declared;
  return {
    name,
    type,
    default: fallback,
    range,
    value: { kind: 'quantity', type, expr: { param: name }, interval: declared, ...narrowed },
  };
}

/** The range that a param declares, or the natural one of its type; reports a range that is none. */
export function declaredRange(param: Param, type: QuantityType, context: Context): Interval {
  const natural = naturalRanges[type];
  if (param.range === undefined) return natural;
  const min = bound(param.range.min, type, context);
  const max = bound(param.range.max, type, context);
  if (min === undefined || max === undefined) return natural;
  if (min <= max) return { min, max };
  const data = { min: formatQuantity(type, min), max: formatQuantity(type, max) };
  const edit = replace(param.range.span, `${data.max} .. ${data.min}`);
  context.reporter.report('range/reversed', { ...here(context, param.range.span), ...edit }, data);
  return { min: max, max: min };
}

function bound(node: Range['min'], type: QuantityType, context: Context): number | undefined {
  const value = fitQuantity(context, node, context.check.expression(node, context), {
    type,
    ...naturalRanges[type],
    name: 'bound',
  });
  return typeof value?.expr === 'number' ? value.expr : undefined;
}

function defaultOf(param: Param, type: QuantityType, range: Interval, context: Context): number | undefined {
  if (param.default === undefined) return undefined;
  const demand = { type, ...naturalRanges[type], name: param.name.name };
  const value = fitQuantity(context, param.default, context.check.expression(param.default, context), demand)?.expr;
  if (typeof value !== 'number') return undefined;
  if (value >= range.min && value <= range.max) return value;
  const [found, min, max] = [value, range.min, range.max].map((bound) => formatQuantity(type, bound)) as [
    string,
    string,
    string,
  ];
  context.reporter.report('range/default_outside', here(context, param.default.span), {
    name: param.name.name,
    found,
    min,
    max,
  });
  return undefined;
}

const reservedTypes = ['Audio', 'Video', 'Subtitles', 'Boolean', 'String'];

function checkType(param: Param, context: Context): QuantityType | undefined {
  const { name, span } = param.type;
  if (isQuantityType(name)) return name;
  if (reservedTypes.includes(name)) {
    context.reporter.report('type/unsupported', here(context, span), { type: name, what: 'a param' });
    return undefined;
  }
  const likely = nearest(name, [...Object.keys(baseUnits), ...reservedTypes]);
  const edit = likely === undefined ? {} : replace(span, likely);
  context.reporter.report('name/unknown_type', { ...here(context, span), ...edit }, { name, nearest: likely });
  return undefined;
}
