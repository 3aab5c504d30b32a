import type { CheckedCondition, CheckedExpectation, TestValue } from '../../compiler/check/checked-test.ts';
import { formatQuantity, type QuantityType } from '../../compiler/types/quantity.ts';
import { isOfInput, type NumberOf } from './test-value.ts';

type Figure = Extract<CheckedExpectation, { kind: 'figure' }>;

const comparisons = { '<': 'under', '<=': 'at most', '==': 'exactly', '>=': 'at least', '>': 'over' } as const;

/** What is expected, in words: `at most -1.5 dBTP`, `28.413 s (voice) ± 25 ms`. */
export function expectedText({ condition, type, difference }: Figure, numberOf: NumberOf) {
  const text = (value: TestValue): string => {
    const number = figureText(type, numberOf(value));
    return isOfInput(value) ? `${number} (${value.input})` : number;
  };
  return conditionText(condition, text, (value) => quantity(difference, numberOf(value)));
}

function conditionText(
  condition: CheckedCondition,
  text: (value: TestValue) => string,
  differenceText: (value: TestValue) => string,
): string {
  switch (condition.kind) {
    case 'within':
      return `${text(condition.of)} ± ${differenceText(condition.tolerance)}`;
    case 'between':
      return `${text(condition.min)} .. ${text(condition.max)}`;
    case 'compare':
      return `${comparisons[condition.comparator]} ${text(condition.value)}`;
  }
}

/** A figure as an engineer writes it; seconds stay seconds, to be read beside each other. */
export function figureText(type: QuantityType, value: number | null): string {
  if (value === null) return 'none';
  if (type === 'Duration') return `${Number(value.toFixed(3))} s`;
  return quantity(type, value);
}

/** How far off something is: `0.08 dB`, `31 ms`. */
export function missText(difference: QuantityType, miss: number): string {
  return quantity(difference, Number(miss.toPrecision(3)));
}

function quantity(type: QuantityType, value: number | null): string {
  if (value === null) return 'none';
  return Number.isFinite(value) ? formatQuantity(type, value) : 'silence';
}
