import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeOptionValue } from '../../compiler/artifact/escape.ts';
import { type ConcreteNode, serializeGraph } from '../../compiler/artifact/serialize.ts';
import { runGraph } from './run-ffmpeg.ts';

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

  test('FFmpeg reads back every value unchanged', () => {
    const batches = fc.array(value, { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(batches, (values) => {
        expect(readBack(values)).toEqual(values);
      }),
      { numRuns: 20 },
    );
  });
});

const special = fc.constantFrom(...' \t\r\n\\\':;,[]=@%|"#$(){}~é😀');
const anyCharacter = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((character) => character !== '\0');
const value = fc.string({ unit: fc.oneof(special, anyCharacter), maxLength: 30 });

/** Sends each value through FFmpeg as frame metadata, and reads what FFmpeg prints. */
function readBack(values: readonly string[]): string[] {
  const printed = runGraph(serializeGraph(metadataGraph(values)), ['-f', 'null', '-']).toString();
  // A value may hold line breaks, so each one ends where the next key, which no value contains, begins.
  const [, ...fields] = printed.slice(0, -1).split(/(?:^|\n)lathe_key_\d+=/);
  return fields;
}

function metadataGraph(values: readonly string[]): ConcreteNode[] {
  const writers = values.map((value, index) => ({
    filter: 'ametadata',
    options: { mode: 'add', key: `lathe_key_${index}`, value },
    in: [index === 0 ? '0:a' : `link${index}`],
    out: [`link${index + 1}`],
  }));
  const printer = { filter: 'ametadata', options: { mode: 'print', file: 'pipe:1' } };
  return [...writers, { ...printer, in: [`link${values.length}`], out: ['out'] }];
}
