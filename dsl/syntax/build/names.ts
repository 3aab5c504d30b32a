import type { IToken } from 'chevrotain';
import type { Identifier, VersionedName } from '../../ast/nodes.ts';
import type { Span } from '../../ast/span.ts';
import type { VersionedNameCstNode } from '../generated/cst.ts';
import { spanOfNode } from '../position.ts';
import { only } from './children.ts';

/** @returns where a token of the text stands */
export function spanOf(token: IToken): Span {
  return Object.freeze({ start: token.startOffset, end: token.startOffset + token.image.length });
}

export function buildIdentifier(token: IToken): Identifier {
  return Object.freeze({ name: token.image, span: spanOf(token) });
}

export function buildVersionedName(node: VersionedNameCstNode): VersionedName {
  return Object.freeze({
    name: buildIdentifier(only(node.children.Identifier)),
    version: Number(only(node.children.Version).image.slice(1)),
    span: spanOfNode(node),
  });
}
