import type { QuantityType } from '../types/quantity.ts';

interface Documented {
  /** One line for the reference and the editor. */
  readonly doc: string;
}

/** A number with a unit, within a range in the type's base unit. */
export interface QuantityParam<Required extends boolean = boolean> extends Documented {
  readonly kind: 'quantity';
  readonly type: QuantityType;
  readonly min: number;
  readonly max: number;
  /** In the base unit; where it is absent and the parameter is not required, absence has a meaning of its own. */
  readonly default?: number;
  readonly required: Required;
}

/** One of a few words. */
export interface ChoiceParam<Choice extends string = string> extends Documented {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly default?: Choice;
  readonly required: boolean;
}

/** Another stream, such as the voice that a bed ducks under. */
export interface StreamParam extends Documented {
  readonly kind: 'stream';
  readonly required: true;
}

export type Param = QuantityParam | ChoiceParam | StreamParam;

/** Parameters by name; written without a name, arguments fill them in this order. */
export type Params = Readonly<Record<string, Param>>;

interface Bounds extends Documented {
  readonly min: number;
  readonly max: number;
}

/** A quantity that must be given. */
export function quantity(type: QuantityType, bounds: Bounds): QuantityParam<true> {
  return { kind: 'quantity', type, required: true, ...bounds };
}

/** A quantity with the value that a good engineer would dial in. */
export function quantityOr(
  type: QuantityType,
  value: number,
  bounds: Bounds,
): QuantityParam<true> & { default: number } {
  return { kind: 'quantity', type, required: true, default: value, ...bounds };
}

/** A quantity that may be left out. */
export function optionalQuantity(type: QuantityType, bounds: Bounds): QuantityParam<false> {
  return { kind: 'quantity', type, required: false, ...bounds };
}

/** A word that must be given. */
export function choice<const Choice extends string>(choices: readonly Choice[], doc: string): ChoiceParam<Choice> {
  return { kind: 'choice', choices, required: true, doc };
}

/** A word with a default. */
export function choiceOr<const Choice extends string>(
  choices: readonly Choice[],
  value: NoInfer<Choice>,
  doc: string,
): ChoiceParam<Choice> {
  return { kind: 'choice', choices, default: value, required: true, doc };
}

/** Another stream. */
export function stream(doc: string): StreamParam {
  return { kind: 'stream', required: true, doc };
}
