import type { Expression } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import type { QuantityType } from '../types/quantity.ts';
import type { Context } from './context.ts';
import { type Demand, reportFraction, reportMismatch, reportNoQuantity, reportOutside } from './quantity-findings.ts';
import type { OpenRange, QuantityValue, Value } from './value.ts';

/**
 * Checks that a value is a quantity of the type and within the range that is wanted, and reports where it is not.
 *
 * @returns the quantity, or undefined where it does not fit
 */
export function fitQuantity(
  context: Context,
  node: Expression,
  value: Value,
  demand: Demand,
): QuantityValue | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.kind !== 'quantity') {
    reportNoQuantity(context, node, value, demand);
    return undefined;
  }
  if (demand.type === 'Integer' && value.type === 'Number') {
    reportFraction(context, node, value, demand);
    return undefined;
  }
  if (!fits(value.type, demand.type)) {
    reportMismatch(context, node, value, demand);
    return undefined;
  }
  const interval = value.open === undefined ? value.interval : narrow(value.open, demand);
  if (!(interval.min >= demand.min && interval.max <= demand.max)) {
    reportOutside(context, node, { ...value, interval }, demand);
    return undefined;
  }
  return { ...value, type: demand.type, interval };
}

/** Narrows a param's open range to what this use allows. Where nothing would be left, what is at odds with it is given. */
function narrow(open: OpenRange, { min, max }: Demand): Interval {
  const narrowed = { min: Math.max(open.min, min), max: Math.min(open.max, max) };
  const kept = open.default ?? narrowed.min;
  if (kept < narrowed.min || kept > narrowed.max) {
    return open.default === undefined ? { min: open.min, max: open.max } : { min: open.default, max: open.default };
  }
  open.min = narrowed.min;
  open.max = narrowed.max;
  return narrowed;
}

/** True where a value of one type may stand for another. */
function fits(type: QuantityType, demanded: QuantityType): boolean {
  return type === demanded || (type === 'Integer' && demanded === 'Number');
}
