import type { CheckedCondition } from '../../compiler/check/checked-test.ts';
import type { NumberOf } from './test-value.ts';

/** Between what a figure has to lie. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** True where a figure that is exactly at a bound is outside. */
  readonly isOpen: boolean;
}

/** What floating point makes of two decimals. */
const dust = 1e-9;

/** The bounds that a condition sets; undefined where it names a figure that its input does not have. */
export function boundsOf(condition: CheckedCondition, numberOf: NumberOf): Bounds | undefined {
  switch (condition.kind) {
    case 'within': {
      const [of, tolerance] = [numberOf(condition.of), numberOf(condition.tolerance)];
      if (of === null || tolerance === null) return undefined;
      // Two silences are equally loud.
      const [min, max] = Number.isFinite(of) ? [of - tolerance, of + tolerance] : [of, of];
      return { min, max, isOpen: false };
    }
    case 'between': {
      const [min, max] = [numberOf(condition.min), numberOf(condition.max)];
      return min === null || max === null ? undefined : { min, max, isOpen: false };
    }
    case 'compare': {
      const { comparator } = condition;
      const value = numberOf(condition.value);
      if (value === null) return undefined;
      const min = comparator.startsWith('<') ? Number.NEGATIVE_INFINITY : value;
      const max = comparator.startsWith('>') ? Number.POSITIVE_INFINITY : value;
      return { min, max, isOpen: comparator === '<' || comparator === '>' };
    }
  }
}

/** How far a figure lies outside of its bounds; undefined where it lies inside. */
export function missOf(value: number, { min, max, isOpen }: Bounds): number | undefined {
  const under = value === min ? 0 : min - value; // infinities differ by no number
  const over = value === max ? 0 : value - max;
  const miss = Math.max(under, over);
  const isMet = isOpen ? miss < -dust : miss <= dust;
  return isMet ? undefined : Math.max(0, miss);
}
