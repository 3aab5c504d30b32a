import type { Expression, Param } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import { naturalRanges } from '../types/natural-ranges.ts';
import { baseUnits, formatQuantity, isQuantityType, type QuantityType } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import type { CheckedParam } from './declared.ts';
import type { Demand } from './quantity-findings.ts';
import { fitQuantity } from './quantity-fit.ts';
import { replace } from './reporter.ts';
import { nearest } from './suggest.ts';
import type { OpenRange } from './value.ts';

/** Checks the type, the range and the default of a param of a preset or a chain. */
export function checkParam(param: Param, context: Context): CheckedParam | undefined {
  const type = checkType(param, context);
  if (type === undefined) return undefined;
  const declared = declaredRange(param, type, context);
  const fallback = checkDefault(param, type, declared ?? naturalRanges[type], context);
  if (param.default !== undefined && fallback === undefined) return undefined;
  if (param.range !== undefined && declared === undefined) return undefined;
  const { name } = param.name;
  const value = { kind: 'quantity', type, expr: { param: name }, terms: 1 } as const;
  if (declared !== undefined) {
    return { name, type, default: fallback, range: declared, value: { ...value, interval: declared } };
  }
  const open: OpenRange = { ...naturalRanges[type], default: fallback };
  return { name, type, default: fallback, range: open, value: { ...value, interval: naturalRanges[type], open } };
}

/** The range that a param declares; reports one that is none. */
function declaredRange({ range }: Param, type: QuantityType, context: Context): Interval | undefined {
  if (range === undefined) return undefined;
  const demand = { type, ...naturalRanges[type], name: 'bound' };
  const min = fixedNumber(range.min, demand, context);
  const max = fixedNumber(range.max, demand, context);
  if (min === undefined || max === undefined) return undefined;
  if (min <= max) return { min, max };
  const data = { min: formatQuantity(type, min), max: formatQuantity(type, max) };
  const edit = replace(range.span, `${data.max} .. ${data.min}`);
  context.reporter.report('range/reversed', { ...here(context, range.span), ...edit }, data);
  return undefined;
}

function checkDefault(param: Param, type: QuantityType, range: Interval, context: Context): number | undefined {
  if (param.default === undefined) return undefined;
  const { name } = param.name;
  const value = fixedNumber(param.default, { type, ...naturalRanges[type], name }, context);
  if (value === undefined || (value >= range.min && value <= range.max)) return value;
  const [min, max] = [formatQuantity(type, range.min), formatQuantity(type, range.max)];
  const data = { name, found: formatQuantity(type, value), min, max };
  context.reporter.report('range/default_outside', here(context, param.default.span), data);
  return undefined;
}

/** The number of an expression that belongs to what is published, before any param is set. */
function fixedNumber(node: Expression, demand: Demand, context: Context): number | undefined {
  const value = fitQuantity(context, node, context.check.expression(node, context), demand)?.expr;
  if (value === undefined || typeof value === 'number') return value;
  context.reporter.report('type/not_fixed', here(context, node.span), {});
  return undefined;
}

const reservedTypes = ['Video', 'Subtitles', 'Boolean', 'String'];

function checkType({ type: { name, span } }: Param, context: Context): QuantityType | undefined {
  if (isQuantityType(name)) return name;
  if (name === 'Audio') {
    context.reporter.report('preset/param_of_sound', here(context, span), {});
    return undefined;
  }
  if (reservedTypes.includes(name)) {
    context.reporter.report('type/unsupported', here(context, span), { type: name, what: 'a param' });
    return undefined;
  }
  const likely = nearest(name, [...Object.keys(baseUnits), 'Audio', ...reservedTypes]);
  const place = { ...here(context, span), ...replace(span, likely) };
  context.reporter.report('name/unknown_type', place, { name, nearest: likely });
  return undefined;
}
