import { collapseConstants } from './collapse-aliases.ts';
import type { HelpOption } from './parse-help.ts';

/** JSON Schema, draft 7. */
export type Schema = Readonly<Record<string, unknown>>;

/** From here on a bound stands for "no limit": the longest duration is 2^63 microseconds, printed as 9.22337e+12 s. */
const UNLIMITED = 9e12;

const limits: Readonly<Record<string, number>> = {
  INT_MAX: 2 ** 31 - 1,
  INT_MIN: -(2 ** 31),
  UINT32_MAX: 2 ** 32 - 1,
};

/** The schema of one option; `sampleFormats` are the names that an option of that type takes. */
export function optionSchema(option: HelpOption, sampleFormats: readonly string[]): Schema {
  const description = option.description && { description: option.description };
  return { ...description, ...valueSchema(option, sampleFormats), ...defaultOf(option) };
}

function valueSchema(option: HelpOption, sampleFormats: readonly string[]): Schema {
  switch (option.type) {
    case 'int':
    case 'int64':
      return withNames(option, { type: 'integer', ...bounds(option) });
    case 'float':
    case 'double':
      return withNames(option, { type: 'number', ...bounds(option) });
    case 'duration':
      return { type: 'number', ...bounds(option) };
    case 'boolean':
      return option.defaultValue === 'auto' ? { anyOf: [{ type: 'boolean' }, { const: 'auto' }] } : { type: 'boolean' };
    case 'flags':
      return { type: 'string', pattern: flagsPattern(option) };
    case 'sample_fmt':
      return { enum: sampleFormats };
    case 'string':
      // Often an expression, of which a plain number is one.
      return { type: ['string', 'number'] };
    default:
      return { type: 'string' };
  }
}

/** Where every value has a name only the names are valid; else a number will do as well. */
function withNames(option: HelpOption, numeric: Schema): Schema {
  if (option.constants.length === 0) return numeric;
  const names = { enum: collapseConstants(option.constants).map((constant) => constant.name) };
  return everyValueIsNamed(option) ? names : { anyOf: [numeric, names] };
}

function everyValueIsNamed({ range, constants }: HelpOption): boolean {
  const [low, high] = [toNumber(range?.[0]), toNumber(range?.[1])];
  if (low === undefined || high === undefined) return false;
  return new Set(constants.map((constant) => constant.value)).size === high - low + 1;
}

function bounds({ range }: HelpOption): Schema {
  const [minimum, maximum] = [toNumber(range?.[0]), toNumber(range?.[1])];
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function defaultOf({ type, defaultValue, constants }: HelpOption): Schema {
  if (defaultValue === undefined || type === 'channel_layout' || type === 'flags') return {};
  if (type === 'string' || type === 'image_size') return { default: defaultValue };
  if (type === 'boolean') return { default: defaultValue === 'auto' ? 'auto' : defaultValue === 'true' };
  if (constants.some((constant) => constant.name === defaultValue)) return { default: defaultValue };
  const number = toNumber(defaultValue);
  return number === undefined ? {} : { default: number };
}

/** Undefined for what is not a number, and for what means "no limit" (`DBL_MAX`, `I64_MIN`, `-nan`). */
function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = limits[text] ?? Number(text);
  return Number.isFinite(number) && Math.abs(number) < UNLIMITED ? number : undefined;
}

function flagsPattern({ constants }: HelpOption): string {
  const flag = `(${constants.map((constant) => constant.name).join('|')})`;
  return `^[+-]?${flag}([+-]${flag})*$`;
}
