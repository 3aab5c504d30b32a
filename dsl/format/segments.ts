import type { TokenType } from 'chevrotain';
import * as t from '../syntax/tokens.ts';
import type { Piece } from './pieces.ts';

/** The pieces from `first` up to `last`, without `last`; they begin a line at `depth`. */
export interface Segment {
  readonly first: number;
  readonly last: number;
  readonly depth: number;
}

/** The two brackets of a list: of arguments, params or imported names. */
export interface Group {
  readonly open: number;
  readonly close: number;
}

const openers: readonly (TokenType | undefined)[] = [t.LParen, t.LBrace];
const closers: readonly (TokenType | undefined)[] = [t.RParen, t.RBrace];

/** @returns the pieces of one type that stand in no bracket within the segment */
export function findTopLevel(pieces: readonly Piece[], segment: Segment, type: TokenType): readonly number[] {
  const found: number[] = [];
  let nesting = 0;
  for (let index = segment.first; index < segment.last; index += 1) {
    const piece = pieces[index];
    if (openers.includes(piece?.type)) nesting += 1;
    else if (closers.includes(piece?.type)) nesting -= 1;
    else if (nesting === 0 && piece?.type === type) found.push(index);
  }
  return found;
}

/** @returns the lists of a segment that are not within one another; brackets around nothing or around a sum are none */
export function findGroups(pieces: readonly Piece[], { first, last }: Segment): readonly Group[] {
  const found: Group[] = [];
  const open: number[] = [];
  for (let index = first; index < last; index += 1) {
    const type = pieces[index]?.type;
    if (openers.includes(type)) open.push(index);
    if (!closers.includes(type)) continue;
    const opener = open.pop();
    if (opener !== undefined && open.length === 0 && isList(pieces, opener, index)) {
      found.push({ open: opener, close: index });
    }
  }
  return found;
}

function isList(pieces: readonly Piece[], open: number, close: number): boolean {
  const before = pieces[open - 1]?.type;
  const holdsSomething = close > open + 1 || hasComment(pieces, close);
  return holdsSomething && (before === t.Identifier || before === t.Version || before === t.Import);
}

export function hasComment(pieces: readonly Piece[], index: number): boolean {
  return (pieces[index]?.comments.length ?? 0) > 0;
}

/** Whether the original breaks a list after its opening bracket, or a comment within makes it break. */
export function isBroken(pieces: readonly Piece[], { open, close }: Group): boolean {
  const inside = pieces.slice(open + 1, close + 1);
  return (inside[0]?.beginsLine ?? false) || inside.some(({ comments }) => comments.length > 0);
}
