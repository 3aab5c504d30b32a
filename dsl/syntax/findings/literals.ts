import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import { findBadEscapes } from '../strings.ts';
import * as t from '../tokens.ts';
import { describeBadQuantity } from './quantities.ts';
import { placeIn, type Source } from './source.ts';

/** A double tells apart every decimal number of this many digits. */
const maxDigits = 15;

/** @returns the findings about values that parse but mean nothing */
export function findBadLiterals(source: Source, tokens: readonly IToken[]): readonly Diagnostic[] {
  return tokens.flatMap((token, index) => {
    switch (token.tokenType) {
      case t.BadQuantity:
        return [describeBadQuantity(source, token, tokens[index - 1])];
      case t.BadNumber:
        return [describeVersion(source, token, tokens[index - 1]) ?? describeBadNumber(source, token)];
      case t.UnterminatedString:
        return [describeUnterminated(source, token)];
      case t.StringLiteral:
        return token.image.includes('\\') ? describeBadEscapes(source, token) : none;
      case t.NumberLiteral:
      case t.Quantity:
      case t.RatioLiteral:
        return token.image.length > maxDigits ? describeLongNumber(source, token) : none;
      default:
        return none;
    }
  });
}

const none: readonly Diagnostic[] = [];

function placeOf(source: Source, { startOffset, image }: IToken, replacement: string) {
  const span = { start: startOffset, end: startOffset + image.length };
  return placeIn(source, span.start, span.end, { span, text: replacement });
}

/** `v1.5`: the number of a version has no decimals. */
function describeVersion(source: Source, token: IToken, before: IToken | undefined): Diagnostic | undefined {
  if (before?.tokenType !== t.Version || before.startOffset + before.image.length !== token.startOffset) {
    return undefined;
  }
  const written = { ...token, startOffset: before.startOffset, image: `${before.image}${token.image}` };
  const why = 'versions are counted, without decimals: v1, v2, v3, …';
  const place = placeOf(source, written, before.image);
  return finding('syntax/bad_number', place, { found: written.image, why, fix: before.image });
}

function describeBadNumber(source: Source, token: IToken): Diagnostic {
  const isHeadless = token.image.startsWith('.');
  const fix = isHeadless ? `0${token.image}` : token.image.replace('.', '');
  const why = `a number ${isHeadless ? 'begins' : 'ends'} with a digit`;
  return finding('syntax/bad_number', placeOf(source, token, fix), { found: token.image, why, fix });
}

function describeUnterminated(source: Source, token: IToken): Diagnostic {
  const fix = `${token.image.replace(/\\+$/, '')}"`; // a backslash at the end would take the quote
  return finding('syntax/unterminated_string', placeOf(source, token, fix), { fix });
}

function describeBadEscapes(source: Source, token: IToken): readonly Diagnostic[] {
  return findBadEscapes(token.image.slice(1, -1)).map(({ written, offset }) => {
    const start = token.startOffset + 1 + offset;
    return finding('syntax/bad_escape', placeIn(source, start, start + written.length), { written });
  });
}

function describeLongNumber(source: Source, token: IToken): readonly Diagnostic[] {
  const isTooLong = token.image.split(':').some((part) => part.replaceAll(/\D/g, '').length > maxDigits);
  if (!isTooLong) {
    return none;
  }
  const { startOffset, image } = token;
  const why = `beyond ${maxDigits} digits two different numbers could not be told apart`;
  const place = placeIn(source, startOffset, startOffset + image.length);
  return [finding('syntax/bad_number', place, { found: `${image.slice(0, maxDigits)}…`, why, fix: 'fewer digits' })];
}
