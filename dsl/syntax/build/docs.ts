import type { CstNode, IToken } from 'chevrotain';

/** The documentation of what begins at an offset. */
export type Docs = ReadonlyMap<number, string>;

/**
 * Assigns doc comments to the token below them. One that shares its line with something before it documents nothing.
 *
 * @returns the text of the doc comments above a token, by the offset of that token
 */
export function collectDocs(text: string, tokens: readonly IToken[], comments: readonly IToken[]): Docs {
  const docs = new Map<number, string>();
  let next = 0;
  for (const comment of comments) {
    if (!isDocComment(comment) || !beginsItsLine(text, comment.startOffset)) continue;
    while ((tokens[next]?.startOffset ?? Number.POSITIVE_INFINITY) < comment.startOffset) next += 1;
    const target = tokens[next];
    if (target === undefined) break;
    const above = docs.get(target.startOffset);
    const line = comment.image.slice(3).replace(/^ /, '').trimEnd();
    docs.set(target.startOffset, above === undefined ? line : `${above}\n${line}`);
  }
  return docs;
}

/** @returns the documentation of a declaration or member; empty where there is none */
export function docOf(node: CstNode, docs: Docs): string {
  return docs.get(node.location?.startOffset ?? -1) ?? '';
}

function isDocComment({ image }: IToken): boolean {
  return image.startsWith('///') && image[3] !== '/';
}

function beginsItsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\uFEFF') at -= 1;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}
