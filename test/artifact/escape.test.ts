import { describe, expect, test } from 'vitest';
import { escapeOptionValue } from '../../compiler/artifact/escape.ts';

describe('escapeOptionValue', () => {
  test.each([
    ['nothing special', 'nothing special'],
    ['a:b', 'a\\\\:b'],
    ['[a],b;c', '\\[a\\]\\,b\\;c'],
    ["it's", "it\\\\\\'s"],
    ['back\\slash', 'back\\\\\\\\slash'],
    [' outer space ', '\\\\ outer space\\\\\\ '],
    ['100 %{x} $HOME "q" é😀', '100 %{x} $HOME "q" é😀'],
  ])('%j', (value, escaped) => {
    expect(escapeOptionValue(value)).toBe(escaped);
  });

  test('refuses what a command line cannot carry', () => {
    expect(() => escapeOptionValue('a\0b')).toThrow(RangeError);
    expect(() => escapeOptionValue('\ud83d')).toThrow(RangeError);
  });
});
