import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import type { Lexed } from '../lexer.ts';
import { describeUnreadable } from './characters.ts';
import { findBadLiterals } from './literals.ts';
import { placeIn, type Source } from './source.ts';

/** @returns the findings about single tokens, whatever the grammar makes of them */
export function findLexicalProblems(source: Source, { tokens, unreadable, blockComments }: Lexed): Diagnostic[] {
  return [
    ...unreadable.map((error) => describeUnreadable(source, error)),
    ...blockComments.map((comment) => describeBlockComment(source, comment)),
    ...findBadLiterals(source, tokens),
  ];
}

function describeBlockComment(source: Source, { startOffset, image }: IToken): Diagnostic {
  const firstLine = image.replace(/^\/\*+\s*/, '').split(/\s*(?:\*\/|[\r\n])/)[0] ?? '';
  return finding('syntax/block_comment', placeIn(source, startOffset, startOffset + 2), { fix: `// ${firstLine}` });
}
