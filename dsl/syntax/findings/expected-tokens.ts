import type { IParserErrorMessageProvider, IRecognitionException, TokenType } from 'chevrotain';

/** Says that a text has too many errors to go on; the parser stops where it stands. */
export class TooManyErrors extends Error {}

/**
 * chevrotain recovers from each error in a list by calling itself, so that thousands of them would exhaust the stack.
 * Nobody reads more than a hundred findings; some errors of the parser make none.
 */
const mostErrors = 150;

/**
 * chevrotain tells its message provider which tokens it expected, and keeps only the message. So the message is made
 * the carrier of the data: the names of the expected token types. The wording comes later, from the code table.
 *
 * @returns the provider of one parser, and what to call before each text
 */
export function collectExpectedTokens(): { provider: IParserErrorMessageProvider; restart: () => void } {
  let count = 0;
  const encode = (types: readonly TokenType[]): string => {
    count += 1;
    if (count > mostErrors) throw new TooManyErrors();
    return types.map((type) => type.name).join(' ');
  };
  const provider: IParserErrorMessageProvider = {
    buildMismatchTokenMessage: ({ expected }) => encode([expected]),
    buildNotAllInputParsedMessage: () => encode([]),
    buildNoViableAltMessage: ({ expectedPathsPerAlt }) => encode(firstOfPaths(expectedPathsPerAlt.flat())),
    buildEarlyExitMessage: ({ expectedIterationPaths }) => encode(firstOfPaths(expectedIterationPaths)),
  };
  const restart = (): void => {
    count = 0;
  };
  return { provider, restart };
}

/** @returns the names of the token types that would have fitted */
export function expectedBy(error: IRecognitionException): ReadonlySet<string> {
  return new Set(error.message.split(' ').filter((name) => name !== ''));
}

function firstOfPaths(paths: readonly (readonly TokenType[])[]): readonly TokenType[] {
  return paths.flatMap((path) => path.slice(0, 1));
}
