import type { IRecognitionException, IToken } from 'chevrotain';
import type { Span } from '../../ast/span.ts';
import { spanOfToken } from '../position.ts';
import { expectedBy } from './expected-tokens.ts';
import type { Source } from './source.ts';

/** Where the parser could not go on, and what it knew there. */
export interface Mistake {
  readonly source: Source;
  readonly tokens: readonly IToken[];
  /** The place of `found` among the tokens; their number at the end of the file. */
  readonly index: number;
  readonly found: IToken;
  readonly span: Span;
  /** The rule that the parser was in. */
  readonly rule: string;
  /** All the rules around it, from `module` inwards. */
  readonly rules: readonly string[];
  /** The names of the token types that would have fitted. */
  readonly expected: ReadonlySet<string>;
}

/** @returns the structured data of a parser error, the same for every kind of error */
export function makeMistake(source: Source, tokens: readonly IToken[], error: IRecognitionException): Mistake {
  const rules = error.context.ruleStack;
  const span = spanOfToken(error.token, source.text.length);
  return {
    source,
    tokens,
    index: indexOfOffset(tokens, span.start),
    found: error.token,
    span,
    rule: rules.at(-1) ?? '',
    rules,
    expected: expectedBy(error),
  };
}

/** @returns the token `distance` places after what was found; a negative distance looks back */
export function tokenAt({ tokens, index }: Mistake, distance: number): IToken | undefined {
  return tokens[index + distance];
}

/** @returns whether what was found begins a new line */
export function beginsLine(mistake: Mistake): boolean {
  const before = tokenAt(mistake, -1);
  return before === undefined || before.endLine !== mistake.found.startLine;
}

function indexOfOffset(tokens: readonly IToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.startOffset ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
