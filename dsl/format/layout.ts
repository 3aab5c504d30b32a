import type { Module } from '../ast/nodes.ts';
import * as t from '../syntax/tokens.ts';
import { type Item, itemsOf } from './items.ts';
import type { Piece } from './pieces.ts';
import { findGroups, findTopLevel, type Group, hasComment, isBroken, type Segment } from './segments.ts';

/** How a piece is placed. */
export interface Placement {
  /** Whether it begins a line, whatever stands before it. */
  readonly breaks: boolean;
  /** Its level where it begins a line, be it because a comment ended the line before. */
  readonly depth: number;
  /** Whether an empty line of the original may stay before it. */
  readonly keepsBlank: boolean;
}

/** What a layout is made from, and the placements made so far. */
interface Draft {
  readonly pieces: readonly Piece[];
  readonly spaces: readonly boolean[];
  /** The column where each piece would end if all were on one line. */
  readonly ends: readonly number[];
  readonly placements: Placement[];
}

const maxColumns = 100;
const columnsPerLevel = 2;

/**
 * Decides where lines break. A decision rests on the tokens, and on the original only where it broke in a place in
 * which the result breaks as well: so a second formatting changes nothing.
 *
 * @param spaces whether a blank goes before each piece on a line
 */
export function layOut(module: Module, pieces: readonly Piece[], spaces: readonly boolean[]): readonly Placement[] {
  const placements = pieces.map(() => ({ breaks: false, depth: 0, keepsBlank: false }));
  const draft = { pieces, spaces, ends: flatEnds(pieces, spaces), placements };
  const byStart = new Map(pieces.map((piece, index) => [piece.offset, index]));
  const byEnd = new Map(pieces.slice(0, -1).map((piece, index) => [piece.end, index]));
  for (const item of itemsOf(module)) {
    layOutItem(draft, item, byStart.get(item.span.start) ?? 0, byEnd.get(item.span.end) ?? 0);
  }
  place(draft, pieces.length - 1, 0, true);
  return placements;
}

function flatEnds(pieces: readonly Piece[], spaces: readonly boolean[]): readonly number[] {
  let column = 0;
  return pieces.map(({ text }, index) => {
    column += text.length + (spaces[index] === true ? 1 : 0);
    return column;
  });
}

function layOutItem(draft: Draft, { depth, hasBlock }: Item, first: number, last: number): void {
  if (!hasBlock) {
    layOutSegment(draft, { first, last: last + 1, depth });
  } else if (draft.pieces[last - 1]?.type !== t.LBrace || hasComment(draft.pieces, last)) {
    indentRest(draft, { first, last, depth });
    place(draft, last, depth, true);
  }
  place(draft, first, depth, true);
}

/** Keeps a segment on one line, or breaks its pipeline, or else its lists. */
function layOutSegment(draft: Draft, segment: Segment): void {
  indentRest(draft, segment);
  const pipes = findTopLevel(draft.pieces, segment, t.Pipe);
  if (mustBreakPipeline(draft, segment, pipes)) {
    layOutPipeline(draft, segment, pipes);
  } else {
    layOutGroups(draft, segment);
  }
}

function mustBreakPipeline(draft: Draft, segment: Segment, pipes: readonly number[]): boolean {
  const { pieces } = draft;
  const [first] = pipes;
  if (first === undefined) {
    return false;
  }
  const wasBroken = pieces[first]?.beginsLine === true || pipes.some((pipe) => hasComment(pieces, pipe));
  return wasBroken || isWide(draft, segment) || findGroups(pieces, segment).some((group) => isBroken(pieces, group));
}

/** The source stays where it is; each stage has a line. */
function layOutPipeline(draft: Draft, { first, last, depth }: Segment, pipes: readonly number[]): void {
  layOutGroups(draft, { first, last: pipes[0] ?? last, depth });
  for (const [at, pipe] of pipes.entries()) {
    const stage = { first: pipe, last: pipes[at + 1] ?? last, depth: depth + 1 };
    indentRest(draft, stage);
    place(draft, pipe, stage.depth);
    layOutGroups(draft, stage);
  }
}

function layOutGroups(draft: Draft, segment: Segment): void {
  const tooWide = isWide(draft, segment);
  for (const group of findGroups(draft.pieces, segment)) {
    if (tooWide || isBroken(draft.pieces, group)) layOutGroup(draft, group, segment.depth);
  }
}

/** Each part of the list has a line, and so has the closing bracket. */
function layOutGroup(draft: Draft, { open, close }: Group, depth: number): void {
  const commas = findTopLevel(draft.pieces, { first: open + 1, last: close, depth }, t.Comma);
  const starts = [open + 1, ...commas.map((comma) => comma + 1)];
  for (const [at, first] of starts.entries()) {
    layOutSegment(draft, { first, last: starts[at + 1] ?? close, depth: depth + 1 });
    place(draft, first, depth + 1);
  }
  place(draft, close, depth);
}

function isWide({ ends, pieces }: Draft, { first, last, depth }: Segment): boolean {
  const start = (ends[first] ?? 0) - (pieces[first]?.text.length ?? 0);
  return (ends[last - 1] ?? 0) - start + depth * columnsPerLevel > maxColumns;
}

function place({ placements }: Draft, index: number, depth: number, keepsBlank = false): void {
  placements[index] = { breaks: true, depth, keepsBlank };
}

/** What a comment pushes to the next line stands one level deeper than the line that it belongs to. */
function indentRest({ placements }: Draft, { first, last, depth }: Segment): void {
  for (let index = first; index < last; index += 1) {
    placements[index] = { breaks: false, depth: depth + 1, keepsBlank: false };
  }
}
