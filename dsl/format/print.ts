import * as t from '../syntax/tokens.ts';
import type { Placement } from './layout.ts';
import type { Piece } from './pieces.ts';

const indent = '  ';

/** What is printed between two tokens and with the second: comments with lines of their own, then the token. */
interface Line {
  readonly text: string;
  readonly depth: number;
  /** Whether an empty line stands before it in the original. */
  readonly followsBlank: boolean;
}

/**
 * Writes placed pieces, with LF at the end of each line.
 *
 * @param spaces whether a blank goes before each piece on a line
 * @param apart the offsets of the pieces that an empty line always goes before
 */
export function print(
  pieces: readonly Piece[],
  spaces: readonly boolean[],
  placements: readonly Placement[],
  apart: ReadonlySet<number>,
): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const { breaks, depth, keepsBlank } = placements[index] ?? { breaks: true, depth: 0, keepsBlank: false };
    const [trailing] = piece.comments.filter(({ isTrailing }) => isTrailing);
    if (trailing !== undefined) text += ` ${trailing.text}`;
    if (!breaks && piece.comments.length === 0) {
      text += spaces[index] === true ? ` ${piece.text}` : piece.text;
      continue;
    }
    const lines = linesOf(piece, depth);
    const blanks = keepsBlank ? placeBlanks(lines, pieces[index - 1], piece, apart.has(piece.offset)) : [];
    for (const [at, line] of lines.entries()) {
      text += `${blanks[at] === true ? '\n' : ''}\n${indent.repeat(line.depth)}${line.text}`;
    }
  }
  return `${text.trim()}\n`;
}

/** Comments before a closing bracket belong to what it encloses. */
function linesOf(piece: Piece, depth: number): readonly Line[] {
  const commentDepth = isCloser(piece) ? depth + 1 : depth;
  const comments = piece.comments.filter(({ isTrailing }) => !isTrailing);
  return [
    ...comments.map(({ text, followsBlank }) => ({ text, followsBlank, depth: commentDepth })),
    { text: piece.text, followsBlank: piece.followsBlank, depth },
  ];
}

/** At most one empty line of those in the original stays, and none stays next to a brace. */
function placeBlanks(lines: readonly Line[], before: Piece | undefined, piece: Piece, isApart: boolean): boolean[] {
  const blanks = lines.map(({ followsBlank }, at) => {
    const isFirst = at === 0 && before?.type === t.LBrace;
    const isLast = at === lines.length - 1 && isCloser(piece);
    return followsBlank && !isFirst && !isLast;
  });
  return isApart && !blanks.includes(true) ? blanks.with(0, true) : blanks;
}

function isCloser({ type }: Piece): boolean {
  return type === t.RBrace || type === t.RParen;
}
