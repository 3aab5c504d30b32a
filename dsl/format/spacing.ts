import * as t from '../syntax/tokens.ts';
import type { Piece } from './pieces.ts';

/** Whether a blank goes before each piece when it stands on one line with the piece before it. */
export function spacesOf(pieces: readonly Piece[], fieldNames: ReadonlySet<number>): readonly boolean[] {
  let afterSign = false;
  return pieces.map((piece, index) => {
    const before = pieces[index - 1];
    if (before === undefined) return false;
    const endsValue = isEndOfValue(before) && !fieldNames.has(before.offset);
    const spaced = !afterSign && isSpaced(before, piece, endsValue);
    afterSign = piece.type === t.Minus && !endsValue;
    return spaced;
  });
}

function isSpaced(before: Piece, piece: Piece, endsValue: boolean): boolean {
  if (before.type === t.LParen) return false;
  switch (piece.type) {
    case t.RParen:
    case t.Comma:
    case t.Colon:
    case undefined:
      return false;
    case t.LParen:
      return !(endsValue && before.type !== t.RParen);
    case t.RBrace:
      return before.type !== t.LBrace;
    default:
      return true;
  }
}

/** A minus after a value subtracts; after anything else it is a sign. */
function isEndOfValue({ type }: Piece): boolean {
  const categories = type?.CATEGORIES ?? [];
  return type === t.Identifier || type === t.Version || type === t.RParen || categories.includes(t.Literal);
}
