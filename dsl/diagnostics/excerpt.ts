import type { Span } from '../ast/span.ts';
import { lineAt } from './position.ts';

/** One line of a source, cut to a readable width, and the marks that go under it. */
export interface Excerpt {
  readonly line: string;
  readonly marks: string;
}

const maxWidth = 120;
const roomBefore = 40;
const cut = '…';

/** @returns the line that a span begins in, with carets under what the span covers of it; at least one caret */
export function excerptOf(text: string, span: Span): Excerpt {
  const { start, content } = lineAt(text, span.start);
  const from = Math.min(Math.max(span.start - start, 0), content.length);
  const to = Math.min(Math.max(span.end - start, from), content.length);
  const first = content.length > maxWidth ? Math.max(0, Math.min(from - roomBefore, content.length - maxWidth)) : 0;
  const last = Math.min(content.length, first + maxWidth);
  const head = first > 0 ? cut : '';
  const tail = last < content.length ? cut : '';
  return {
    line: head + content.slice(first, last) + tail,
    marks:
      blank(head + content.slice(first, from)) +
      '^'.repeat(Math.max(1, width(content.slice(from, Math.min(to, last))))),
  };
}

/** As wide as the text above it, whatever a terminal makes of a tab. */
function blank(text: string): string {
  return Array.from(text, (character) => (character === '\t' ? '\t' : ' '.repeat(widthOf(character)))).join('');
}

function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** Emoji, and East Asian wide and fullwidth characters: the ranges of Unicode's EastAsianWidth W and F, coarsely. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/u;
const narrow = /[\p{Mn}\p{Me}\u200B-\u200D]/u;

function widthOf(character: string): number {
  if (wide.test(character)) return 2;
  return narrow.test(character) ? 0 : 1;
}
