import type { CstNode, IToken } from 'chevrotain';
import type { Span } from '../ast/span.ts';

/** @returns where a token stands; the end of the text for one that stands nowhere, such as the end of file */
export function spanOfToken(token: IToken, textLength: number): Span {
  if (!(token.startOffset >= 0)) {
    // NaN or -1, depending on where chevrotain made it
    return { start: textLength, end: textLength };
  }
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** @returns what a node of an error-free parse covers, from its first token to its last */
export function spanOfNode({ location }: CstNode): Span {
  if (location?.endOffset === undefined) {
    throw new Error('bug: a CST node without a location');
  }
  return Object.freeze({ start: location.startOffset, end: location.endOffset + 1 });
}
