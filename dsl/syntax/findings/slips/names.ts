import { distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { finding } from '../../../diagnostics/finding.ts';
import * as t from '../../tokens.ts';
import { beginsLine, type Mistake, tokenAt } from '../mistake.ts';
import { placeIn } from '../source.ts';
import { aDeclaration, aMember, aStep } from '../wording.ts';

/** `preset voice {`, `preset voice v0 {`, `preset voice 1 {`. */
export function badVersion(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, expected } = mistake;
  const name = tokenAt(mistake, -1);
  if (!expected.has('Version') || name === undefined) {
    return undefined;
  }
  const isMeant = !beginsLine(mistake) && [t.Identifier, t.NumberLiteral].includes(found.tokenType);
  const digits = /[1-9][0-9]{0,5}$/.exec(isMeant ? found.image : '')?.[0] ?? '1';
  const nameSpan = { start: name.startOffset, end: name.startOffset + name.image.length };
  const place = isMeant
    ? placeIn(source, span.start, span.end, { span, text: `v${digits}` })
    : placeIn(source, nameSpan.start, nameSpan.end, { span: { ...nameSpan, start: nameSpan.end }, text: ' v1' });
  return finding('syntax/bad_version', place, { name: name.image, fix: `${name.image} v${digits}` });
}

/** `let output = voice`. */
export function reservedWord(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, expected } = mistake;
  if (!expected.has('Identifier') || !t.keywords.includes(found.tokenType) || beginsLine(mistake)) {
    return undefined;
  }
  return finding('syntax/reserved_word', placeIn(source, span.start, span.end), { word: found.image });
}

/** `input voice`, `param depth = 9 dB`. */
export function missingType(mistake: Mistake): Diagnostic | undefined {
  const { source, rule, expected } = mistake;
  const name = tokenAt(mistake, -1);
  const isTyped = rule === 'inlet' || rule === 'parameter';
  if (!isTyped || !expected.has('Colon') || name === undefined) {
    return undefined;
  }
  const example = rule === 'inlet' ? 'Audio' : 'Gain';
  const place = placeIn(source, name.startOffset, name.startOffset + name.image.length);
  return finding('syntax/missing_type', place, { name: name.image, example });
}

/** `let speech: voice`, `param depth: Gain: 9 dB`. */
export function colonForEquals(mistake: Mistake): Diagnostic | undefined {
  const { source, found, span, expected, rule } = mistake;
  const afterType = rule === 'preset' && tokenAt(mistake, -2)?.tokenType === t.Colon;
  if (found.tokenType !== t.Colon || !(expected.has('Equals') || afterType)) {
    return undefined;
  }
  const name = tokenAt(mistake, afterType ? -3 : -1)?.image ?? '';
  return finding('syntax/colon_for_equals', placeIn(source, span.start, span.end, { span, text: '=' }), { name });
}

/** What may begin in the body of a rule, in code and in words. */
const starters: Readonly<Record<string, readonly [readonly { readonly PATTERN?: unknown }[], string]>> = {
  module: [t.declarationKeywords, aDeclaration],
  preset: [t.memberKeywords, aMember],
  test: [t.stepKeywords, aStep],
};

/** `outptu voice`. */
export function unknownKeyword({ source, found, span, rule }: Mistake): Diagnostic | undefined {
  const [types, expected] = starters[rule] ?? [[], ''];
  if (found.tokenType !== t.Identifier) {
    return undefined;
  }
  const word = found.image;
  const known = types.flatMap(({ PATTERN }) => (typeof PATTERN === 'string' ? [PATTERN] : []));
  const nearest = known.find((candidate) => distance(word, candidate) <= Math.max(1, Math.floor(word.length / 3)));
  if (nearest === undefined) {
    return undefined;
  }
  const place = placeIn(source, span.start, span.end, { span, text: nearest });
  return finding('syntax/unknown_keyword', place, { word, nearest, expected });
}

export function lateImport({ source, found, span, rule }: Mistake): Diagnostic | undefined {
  const isLate = found.tokenType === t.Import && rule === 'module';
  return isLate ? finding('syntax/late_import', placeIn(source, span.start, span.end), {}) : undefined;
}
