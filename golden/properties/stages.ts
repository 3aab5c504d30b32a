import fc, { type Arbitrary } from 'fast-check';
import { operators } from '../../compiler/operators/index.ts';
import type { Operator } from '../../compiler/operators/operator.ts';
import type { Param, QuantityParam } from '../../compiler/operators/params.ts';
import { baseUnits } from '../../compiler/types/quantity.ts';

/** One argument of a stage: a word or a number, that can be a param with that default; or the n-th stream at hand. */
export type GeneratedArgument =
  | { readonly kind: 'text'; readonly name: string; readonly value: string; readonly param: string | undefined }
  | { readonly kind: 'stream'; readonly name: string; readonly place: number };

/** A call of an operator. */
export interface GeneratedStage {
  readonly operator: Operator;
  readonly arguments: readonly GeneratedArgument[];
  /** The other streams of an operator that takes several, by their places. */
  readonly others: readonly number[];
}

/** Nothing takes longer than this to play, so that a thousand programs can be run. */
const longestSeconds = 1;
/** Not a divisor of any range, so that numbers have fractions. */
const steps = 37;

/** A number within a parameter's range, as it is written. */
function quantityText({ type, min, max }: QuantityParam): Arbitrary<string> {
  const most = type === 'Duration' ? Math.max(min, Math.min(max, longestSeconds)) : max;
  return fc.integer({ min: 0, max: steps }).map((step) => {
    const value = Number((min + (step / steps) * (most - min)).toFixed(4));
    if (type === 'Ratio') return `${value}:1`;
    return `${value}${baseUnits[type] === '' ? '' : ` ${baseUnits[type]}`}`;
  });
}

function argument(name: string, param: Param): Arbitrary<GeneratedArgument> {
  if (param.kind === 'stream') return fc.nat().map((place) => ({ kind: 'stream', name, place }));
  if (param.kind === 'choice') {
    return fc.constantFrom(...param.choices).map((value) => ({ kind: 'text', name, value, param: undefined }));
  }
  return fc
    .tuple(quantityText(param), fc.boolean())
    .map(([value, isParam]) => ({ kind: 'text', name, value, param: isParam ? param.type : undefined }));
}

function stageOf(operator: Operator): Arbitrary<GeneratedStage> {
  const all = Object.entries(operator.params);
  const needed = all.filter(([, param]) => param.required && !('default' in param));
  const others = all.filter(([name]) => !needed.some(([known]) => known === name));
  const given = fc
    .subarray(others)
    .chain((chosen) => fc.tuple(...[...needed, ...chosen].map(([name, param]) => argument(name, param))));
  return fc.record({
    operator: fc.constant(operator),
    arguments: given,
    others: operator.streams === 'many' ? fc.array(fc.nat(), { minLength: 1, maxLength: 2 }) : fc.constant([]),
  });
}

/** A call of any operator with any of its arguments, each within its range. */
export const stage: Arbitrary<GeneratedStage> = fc.constantFrom(...operators.values()).chain(stageOf);

/** What a stage finds where it stands. */
export interface Surroundings {
  /** The name of the stream at a place. */
  readonly pick: (place: number) => string;
  /** Declares a param with a default; returns its name. */
  readonly declare: (type: string, value: string) => string;
}

/** The text of a stage. */
export function writeStage(
  { operator, arguments: given, others }: GeneratedStage,
  { pick, declare }: Surroundings,
): string {
  const written = given.map((each) => {
    if (each.kind === 'stream') return `${each.name}: ${pick(each.place)}`;
    return `${each.name}: ${each.param === undefined ? each.value : declare(each.param, each.value)}`;
  });
  return `${operator.name}(${[...others.map(pick), ...written].join(', ')})`;
}
