import type { Expression, Unit } from '../../dsl/index.ts';
import { baseUnits, formatQuantity, type QuantityType, typeNames, unitMeanings } from '../types/quantity.ts';
import { type Context, here } from './context.ts';
import { replace } from './reporter.ts';
import { describe, type QuantityValue, type Value } from './value.ts';

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

/** The types whose units are often mistaken for each other, so that it helps to say which one is meant. */
const levels: ReadonlySet<QuantityType> = new Set(['Gain', 'LoudnessDelta', 'Loudness', 'Level', 'TruePeak']);
const differences: ReadonlySet<QuantityType> = new Set(['Gain', 'LoudnessDelta']);

/** `a loudness target`, `a true peak`, `the attack` */
function nameDemand({ type, name }: Demand): string {
  const words = name.replaceAll('_', ' ');
  if (!levels.has(type) || differences.has(type)) return `the ${words}`;
  return typeNames[type].endsWith(` ${words}`) ? typeNames[type] : `${typeNames[type]} ${words}`;
}

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

/** Reports a quantity of another type than is wanted. */
export function reportMismatch(context: Context, node: Expression, value: QuantityValue, demand: Demand): void {
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

/** Reports a quantity that is, or can become, something out of range. */
export function reportOutside(context: Context, node: Expression, value: QuantityValue, demand: Demand): void {
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

/** Reports a value that is no quantity at all. */
export function reportNoQuantity(context: Context, node: Expression, value: Value, demand: Demand): void {
  const data = { what: nameDemand(demand), expected: unitsOf[demand.type], found: describe(value) };
  context.reporter.report('type/mismatch', here(context, node.span), data);
}

/** Reports a fraction where only a whole number makes sense. */
export function reportFraction(context: Context, node: Expression, value: Value, demand: Demand): void {
  const data = { what: nameDemand(demand), found: describe(value) };
  context.reporter.report('type/whole_number', here(context, node.span), data);
}
