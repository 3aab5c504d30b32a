import { createTokenInstance, type IToken } from 'chevrotain';
import { units } from '../../ast/units.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import * as t from '../tokens.ts';
import { nearestUnit } from '../unit-spellings.ts';
import { placeIn, type Source } from './source.ts';

/**
 * Joins a number and the name after it, as in `-3 db`, into one bad quantity. The lexer cannot: on the same line of a
 * profile, `channels 2 codec aac` is a number and the next field.
 */
export function joinUnknownUnits(source: Source, tokens: IToken[]): IToken[] {
  if (!tokens.some((_, index) => isUnknownUnit(tokens, index))) {
    return tokens;
  }
  return tokens.flatMap((token, index) => {
    if (isUnknownUnit(tokens, index)) return [];
    const unit = tokens[index + 1];
    return unit !== undefined && isUnknownUnit(tokens, index + 1) ? [join(source, token, unit)] : [token];
  });
}

/** @returns the finding about a number with a unit that there is not */
export function describeBadQuantity(source: Source, token: IToken, before: IToken | undefined): Diagnostic {
  const [, amount = '', written = ''] = /^([\d.]+)\s*(.*)$/.exec(token.image) ?? [];
  const sign = before?.tokenType === t.Minus ? '-' : '';
  const nearest = nearestUnit(written);
  const end = token.startOffset + token.image.length;
  const start = end - written.length;
  const edit = nearest === undefined ? undefined : { span: { start, end }, text: nearest };
  const known = units.join(', ');
  return finding('unit/unknown', placeIn(source, start, end, edit), { written, amount: sign + amount, nearest, known });
}

function isUnknownUnit(tokens: readonly IToken[], index: number): boolean {
  const unit = tokens[index];
  if (unit?.tokenType !== t.Identifier) {
    return false;
  }
  const number = tokens[index - 1];
  const next = tokens[index + 1];
  const followsNumber = number?.tokenType === t.NumberLiteral && number.startLine === unit.startLine;
  return followsNumber && !(next !== undefined && next.startLine === unit.startLine && beginsValue(next));
}

function beginsValue({ tokenType }: IToken): boolean {
  const categories = tokenType.CATEGORIES ?? [];
  return tokenType === t.Identifier || tokenType === t.Minus || categories.includes(t.Literal);
}

function join(source: Source, number: IToken, unit: IToken): IToken {
  const end = unit.startOffset + unit.image.length;
  return createTokenInstance(
    t.BadQuantity,
    source.text.slice(number.startOffset, end),
    number.startOffset,
    end - 1,
    number.startLine ?? Number.NaN,
    unit.endLine ?? Number.NaN,
    number.startColumn ?? Number.NaN,
    unit.endColumn ?? Number.NaN,
  );
}
