import type { Expression, Unit } from '../../dsl/index.ts';
import type { Interval } from '../operators/operator.ts';
import { baseUnits, formatQuantity, type QuantityType, typeNames, unitMeanings } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import { replace } from './reporter.ts';
import { describe, type OpenRange, type QuantityValue, type Value } from './value.ts';

/** What a quantity is wanted for. */
export interface Demand {
  readonly type: QuantityType;
  /** In the base unit. */
  readonly min: number;
  readonly max: number;
  /** The parameter's name, such as `target`. */
  readonly name: string;
}

const unitsOf: Readonly<Record<QuantityType, string>> = {
  ...baseUnits,
  Frequency: 'Hz or kHz',
  Duration: 'ms or s',
  Ratio: 'n:1',
  Integer: 'a plain whole number',
  Number: 'a plain number',
};

/** Why a unit does not fit where another is wanted, by what was written. */
const whyNot: Partial<Record<QuantityType, string>> = {
  Gain: 'dB is a change of level, not a level',
  LoudnessDelta: 'LU is a difference between two loudnesses',
  Loudness: 'LUFS is an absolute loudness (ITU-R BS.1770)',
  Level: 'dBFS is the level of samples; the wave between them can be higher',
  TruePeak: 'dBTP is a peak of the wave between the samples (ITU-R BS.1770 annex 2)',
};

/** Clearer than the rule by what was written, for pairs that are often confused. */
const whyNotHere: Readonly<Record<string, string>> = {
  'Loudness<Gain': 'dB is a change of level; a target is an absolute loudness (ITU-R BS.1770)',
  'TruePeak<Level': 'dBFS measures samples; a ceiling holds for the wave between them, in dBTP',
};

/** `a loudness target`, `a frequency` */
function nameDemand({ type, name }: Demand): string {
  const typeName = typeNames[type];
  return typeName.endsWith(` ${name}`) ? typeName : `${typeName} ${name.replaceAll('_', ' ')}`;
}

/** True where a value of one type may stand for another. */
function fits(type: QuantityType, demanded: QuantityType): boolean {
  return type === demanded || (type === 'Integer' && demanded === 'Number');
}

const levels: ReadonlySet<QuantityType> = new Set(['Gain', 'LoudnessDelta', 'Loudness', 'Level', 'TruePeak']);

/** The units that a bare number may have been meant in, the likelier first. */
const likelyUnits: Partial<Record<QuantityType, readonly Unit[]>> = {
  Frequency: ['Hz', 'kHz'],
  Duration: ['s', 'ms'],
};

/** The number as it may have been meant, with a unit that is wanted; levels are often mistaken for each other. */
function withUnit(node: Expression, value: QuantityValue, { type, min, max }: Demand): string | undefined {
  const written = node.kind === 'quantity' || node.kind === 'number' ? node.value : undefined;
  const alike = node.kind === 'number' || (levels.has(value.type) && levels.has(type));
  if (written === undefined || !alike) return undefined;
  const inRange = (scale: number): boolean => written * scale >= min && written * scale <= max;
  const unit = likelyUnits[type]?.find((candidate) => inRange(unitMeanings[candidate].scale));
  if (unit !== undefined) return `${written} ${unit}`;
  return inRange(1) && likelyUnits[type] === undefined ? writeQuantity(type, written) : undefined;
}

function writeQuantity(type: QuantityType, value: number): string {
  if (type === 'Ratio') return `${value}:1`;
  return baseUnits[type] === '' ? String(value) : `${value} ${baseUnits[type]}`;
}

function reportMismatch(context: Context, node: Expression, value: QuantityValue, demand: Demand): void {
  const what = nameDemand(demand);
  const fix = withUnit(node, value, demand);
  const place = { ...here(context, node.span), ...replace(node.span, fix) };
  if (value.type === 'Number' || value.type === 'Integer') {
    const example = fix ?? `in ${unitsOf[demand.type]}`;
    context.reporter.report('unit/missing', place, { what, expected: unitsOf[demand.type], fix: example });
    return;
  }
  const found = node.kind === 'quantity' ? node.unit : unitsOf[value.type];
  const why =
    whyNotHere[`${demand.type}<${value.type}`] ?? whyNot[value.type] ?? `${found} measures ${typeNames[value.type]}`;
  context.reporter.report('unit/mismatch', place, { what, expected: unitsOf[demand.type], found, why, fix });
}

function reportOutside(context: Context, node: Expression, value: QuantityValue, demand: Demand): void {
  const { type, min, max } = demand;
  const what = nameDemand(demand);
  const bounds = { what, min: formatQuantity(type, min), max: formatQuantity(type, max) };
  const { interval } = value;
  const worst = interval.min < min ? interval.min : interval.max;
  const place = here(context, node.span);
  if (interval.min === interval.max) {
    context.reporter.report('range/outside', place, { ...bounds, found: formatQuantity(type, worst) });
  } else {
    context.reporter.report('range/param_reaches_outside', place, { ...bounds, reaches: formatQuantity(type, worst) });
  }
}

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
    const data = { what: nameDemand(demand), expected: unitsOf[demand.type], found: describe(value) };
    context.reporter.report('type/mismatch', here(context, node.span), data);
    return undefined;
  }
  if (demand.type === 'Integer' && value.type === 'Number') {
    const data = { what: nameDemand(demand), found: describe(value) };
    context.reporter.report('type/whole_number', here(context, node.span), data);
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
