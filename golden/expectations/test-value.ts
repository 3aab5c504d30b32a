import type { CheckedCondition, TestValue } from '../../compiler/check/checked-test.ts';

/** The number of a value of a test; null where an input has no such figure. */
export type NumberOf = (value: TestValue) => number | null;

/** Whether a value is a figure of an input. */
export function isOfInput(value: TestValue): value is { readonly input: string } {
  return typeof value === 'object' && 'input' in value;
}

/** The input whose figure a condition names; undefined where it names none. */
export function inputOf(condition: CheckedCondition): string | undefined {
  return valuesIn(condition).find(isOfInput)?.input;
}

function valuesIn(condition: CheckedCondition): readonly TestValue[] {
  switch (condition.kind) {
    case 'within':
      return [condition.of];
    case 'compare':
      return [condition.value];
    case 'between':
      return [condition.min, condition.max];
  }
}
