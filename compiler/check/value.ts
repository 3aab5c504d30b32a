import type { Span } from '../../dsl/index.ts';
import type { Expr } from '../../schemas/generated/artifact.ts';
import type { Interval, Operator } from '../operators/operator.ts';
import type { StreamFacts } from '../operators/stream-facts.ts';
import { formatQuantity, type QuantityType, typeNames } from '../types/quantity.ts';

/** A stream as its derivation: an input, or an operator applied to streams. */
export type Signal =
  | { readonly kind: 'input'; readonly name: string }
  | {
      readonly kind: 'stage';
      readonly operator: Operator;
      readonly streams: readonly Signal[];
      readonly args: Readonly<Record<string, SignalArgument>>;
    };

/** An argument in the signal graph; undefined where an optional one is left out. */
export type SignalArgument =
  | { readonly kind: 'quantity'; readonly type: QuantityType; readonly expr: Expr }
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'stream'; readonly signal: Signal }
  | undefined;

/** What an expression of the source means. */
export type Value =
  | StreamValue
  | QuantityValue
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'boolean' }
  /** Reported already: whatever follows from it stays silent. */
  | { readonly kind: 'unknown' };

export interface StreamValue {
  readonly kind: 'stream';
  readonly signal: Signal;
  readonly facts: StreamFacts;
}

export interface QuantityValue {
  readonly kind: 'quantity';
  readonly type: QuantityType;
  /** In the type's base unit. */
  readonly expr: Expr;
  /** All that it can become within the ranges of the params it uses. */
  readonly interval: Interval;
  /** Numbers and params that the expression is made of. */
  readonly terms: number;
  /** The range of a param that declares none, where the value is just that param: uses narrow it. */
  readonly open?: OpenRange;
}

/** A range that is found from the uses of a param. */
export interface OpenRange {
  min: number;
  max: number;
  /** Stays inside; absent where calls of a chain must give the param. */
  readonly default: number | undefined;
}

export const unknown: Value = { kind: 'unknown' };

/** A quantity that is the same whatever the params. */
export function constant(type: QuantityType, value: number): QuantityValue {
  return { kind: 'quantity', type, expr: value, interval: { min: value, max: value }, terms: 1 };
}

/** What to call a value in a sentence: `a gain (-16 dB)`, `a stream`. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'stream':
      return 'a stream';
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'unknown':
      return 'an unknown value';
    case 'quantity':
      return typeof value.expr === 'number'
        ? `${typeNames[value.type]} (${formatQuantity(value.type, value.expr)})`
        : typeNames[value.type];
  }
}

/** Something found at a place of the source. */
export interface At<T> {
  readonly value: T;
  readonly span: Span;
}
