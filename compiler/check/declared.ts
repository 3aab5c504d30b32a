import type { Interval } from '../operators/operator.ts';
import type { QuantityType } from '../types/quantity.ts';
import type { QuantityValue } from './value.ts';

/** A param whose declaration holds together. */
export interface CheckedParam {
  readonly name: string;
  readonly type: QuantityType;
  readonly default: number | undefined;
  /** Read it once all that uses the param has been checked: uses narrow a range that is not declared. */
  readonly range: Interval;
  readonly value: QuantityValue;
}

/** What a call must give one param of a chain: a stream, or a quantity within the range that the chain's stages take. */
export type ChainParam =
  | { readonly kind: 'stream'; readonly name: string }
  | { readonly kind: 'quantity'; readonly name: string; readonly checked: CheckedParam };

/** A chain whose declaration holds together: with params as it asks for, its stages do too. */
export interface ChainSignature {
  readonly kind: 'sound';
  readonly params: readonly ChainParam[];
}

/** How far a chain has been checked. The findings about an unsound one are reported, where it is declared. */
export type ChainStanding = ChainSignature | { readonly kind: 'declaring' } | { readonly kind: 'unsound' };
