import { type ILexingError, type IToken, Lexer } from 'chevrotain';
import { tokens } from './tokens.ts';

/** What a text is made of. Comments of both kinds stand apart from the grammar, in source order. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly blockComments: readonly IToken[];
  /** Runs of characters that begin no token. */
  readonly unreadable: readonly ILexingError[];
}

const lexer = new Lexer(tokens, {
  ensureOptimizations: true,
  positionTracking: 'full', // the tree takes its offsets from the tokens' ends, which come with nothing less
  skipValidations: true, // checked once, by the tests
});

/** Makes a lexer that checks its own tokens; throws where it finds fault. For the tests. */
export function makeCheckedLexer(): Lexer {
  return new Lexer(tokens, { ensureOptimizations: true });
}

/** Splits a text into tokens. Any text will do: what cannot be read is listed and left out. */
export function lex(text: string): Lexed {
  const { tokens: read, groups, errors } = lexer.tokenize(text);
  const { comments = [], blockComments = [] } = groups;
  return { tokens: read, comments, blockComments, unreadable: errors };
}
