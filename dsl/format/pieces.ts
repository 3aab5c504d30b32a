import type { IToken, TokenType } from 'chevrotain';
import type { Parsed } from '../syntax/analyze.ts';
import * as t from '../syntax/tokens.ts';

/** A comment, and how it stands to what comes before it. */
export interface Comment {
  readonly text: string;
  /** Whether it shares its line with the piece before it. */
  readonly isTrailing: boolean;
  /** Whether an empty line stands before it. */
  readonly followsBlank: boolean;
}

/** A token as it is printed, with the comments between it and the token before it. */
export interface Piece {
  readonly type: TokenType | undefined;
  readonly text: string;
  /** Where it stands in the original, from `offset` up to `end`. */
  readonly offset: number;
  readonly end: number;
  readonly comments: readonly Comment[];
  /** Whether it begins a line of the original. */
  readonly beginsLine: boolean;
  /** Whether an empty line stands right before it, after its comments. */
  readonly followsBlank: boolean;
}

/** @returns the pieces of a text in order; the last one is its end, which prints as nothing */
export function piecesOf(text: string, { tokens, comments }: Parsed): readonly Piece[] {
  const pieces: Piece[] = [];
  let above: Comment[] = [];
  let end = 0;
  for (const each of inOrder(tokens, comments)) {
    const gap = text.slice(end, each.startOffset);
    if (each.tokenType.GROUP === undefined) {
      pieces.push(makePiece(gap, each, above));
      above = [];
    } else {
      above.push(makeComment(gap, each, above.length === 0 && pieces.length > 0));
    }
    end = each.startOffset + each.image.length;
  }
  return [...pieces, endOf(text, above)];
}

function inOrder(tokens: readonly IToken[], comments: readonly IToken[]): readonly IToken[] {
  return [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
}

function makePiece(gap: string, token: IToken, comments: readonly Comment[]): Piece {
  return {
    type: token.tokenType,
    text: textOf(token),
    offset: token.startOffset,
    end: token.startOffset + token.image.length,
    comments,
    beginsLine: comments.length > 0 || countLineEnds(gap) > 0,
    followsBlank: countLineEnds(gap) > 1,
  };
}

function endOf(text: string, comments: readonly Comment[]): Piece {
  const { length } = text;
  return { type: undefined, text: '', offset: length, end: length, comments, beginsLine: true, followsBlank: false };
}

function makeComment(gap: string, { image }: IToken, followsToken: boolean): Comment {
  const lineEnds = countLineEnds(gap);
  return { text: image.trimEnd(), isTrailing: followsToken && lineEnds === 0, followsBlank: lineEnds > 1 };
}

function countLineEnds(gap: string): number {
  return gap.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** One way to write each value: `1.5 dBTP`, `3:1`. */
function textOf({ tokenType, image }: IToken): string {
  switch (tokenType) {
    case t.Quantity:
      return image.replace(/[ \t]*([A-Za-z%]+)$/, ' $1');
    case t.RatioLiteral:
      return image.replaceAll(/[ \t]/g, '');
    default:
      return image;
  }
}
