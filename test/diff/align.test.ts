import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../compiler/diff/align.ts';

/** Letters are alike but for their case; the same letter is closer than another case of it. */
function likeness(a: string, b: string): number {
  if (a === b) return 3;
  return a.toLowerCase() === b.toLowerCase() ? 2 : 0;
}

function aligned(before: string, after: string): readonly string[] {
  return align([...before], [...after], likeness).map(({ before: a = '-', after: b = '-' }) => a + b);
}

test('pairs what is alike and leaves the rest alone', () => {
  expect(aligned('abcd', 'axCd')).toEqual(['aa', 'b-', '-x', 'cC', 'dd']);
});

test('prefers the same to the merely alike', () => {
  expect(aligned('aA', 'A')).toEqual(['a-', 'AA']);
});

test('nothing against something is all added', () => {
  expect(aligned('', 'ab')).toEqual(['-a', '-b']);
});

test('keeps every item once and in order, on both sides', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'c'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (before, after) => {
      const pairs = align([...before], [...after], likeness);
      expect(pairs.map((pair) => pair.before ?? '').join('')).toBe(before);
      expect(pairs.map((pair) => pair.after ?? '').join('')).toBe(after);
    }),
  );
});
