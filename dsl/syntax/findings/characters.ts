import type { ILexingError } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import { placeIn, type Source } from './source.ts';

interface Hint {
  readonly meant?: string;
  readonly why: string;
}

const typography = 'it comes from a word processor; the language uses the plain sign of the keyboard';

/** Characters that people write for something else. */
const hints: ReadonlyMap<string, Hint> = new Map<string, Hint>([
  ...['“', '”', '„', '«', '»', '‘', '’'].map((quote) => [quote, { meant: '"', why: typography }] as const),
  ...['−', '–', '—'].map((dash) => [dash, { meant: '-', why: typography }] as const),
  ...['\u00A0', '\u2009', '\u202F'].map((space) => [space, { meant: ' ', why: typography }] as const),
  ['…', { meant: '..', why: typography }],
  ['×', { meant: '*', why: typography }],
  ['≤', { meant: '<=', why: typography }],
  ['≥', { meant: '>=', why: typography }],
  ["'", { meant: '"', why: 'a text stands in double quotes' }],
  ['#', { meant: '//', why: 'a comment begins with //' }],
  ['|', { meant: '|>', why: 'stages are joined with |>' }],
  [';', { why: 'nothing needs a semicolon: a line of its own is enough' }],
]);

const unknown: Hint = { why: 'no name, number or sign of the language begins with it' };

/** @returns the finding about a run of characters that no token begins with */
export function describeUnreadable(source: Source, { offset, length }: ILexingError): Diagnostic {
  const character = String.fromCodePoint(source.text.codePointAt(offset) ?? 0);
  const { meant, why } = hints.get(character) ?? unknown;
  const end = offset + (meant === undefined ? length : character.length);
  const edit = meant === undefined ? undefined : { span: { start: offset, end }, text: meant };
  return finding('syntax/bad_character', placeIn(source, offset, end, edit), {
    character: show(character),
    meant,
    why,
  });
}

function show(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{Z}\p{C}\p{M}]/u.test(character) ? number : `\`${character}\``;
}
