import fc, { type Arbitrary } from 'fast-check';
import { type ConcreteNode, serializeGraph } from '../../compiler/artifact/serialize.ts';

const special = fc.constantFrom(...' \t\r\n\\\':;,[]=@%|"#$(){}~é😀');
const anyCharacter = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((character) => character !== '\0');

/** Any text that a command line can carry, most of them out of characters that mean something to FFmpeg. */
export const anyValue: Arbitrary<string> = fc.string({ unit: fc.oneof(special, anyCharacter), maxLength: 30 });

/** A graph that prints values, from `0:a` to `out`: each goes through FFmpeg as metadata of a frame. */
export function printingGraph(values: readonly string[]): string {
  const writers = values.map((value, index) => ({
    filter: 'ametadata',
    options: { mode: 'add', key: `lathe_key_${index}`, value },
    in: [index === 0 ? '0:a' : `link${index}`],
    out: [`link${index + 1}`],
  }));
  const printer: ConcreteNode = {
    filter: 'ametadata',
    options: { mode: 'print', file: 'pipe:1' },
    in: [`link${values.length}`],
    out: ['out'],
  };
  return serializeGraph([...writers, printer]);
}

/** The values that a printing graph has printed. */
export function readPrinted(printed: string): readonly string[] {
  // A value may hold line breaks, so each one ends where the next key, which no value contains, begins.
  const [, ...values] = printed.slice(0, -1).split(/(?:^|\n)lathe_key_\d+=/);
  return values;
}
