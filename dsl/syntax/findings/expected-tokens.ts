import type { IParserErrorMessageProvider, IRecognitionException, TokenType } from 'chevrotain';

/**
 * chevrotain tells its message provider which tokens it expected, and keeps only the message. So the message is made
 * the carrier of the data: the names of the expected token types. The wording comes later, from the code table.
 */
export const expectedTokens: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => encode([expected]),
  buildNotAllInputParsedMessage: () => encode([]),
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) => encode(firstOfPaths(expectedPathsPerAlt.flat())),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => encode(firstOfPaths(expectedIterationPaths)),
};

/** @returns the names of the token types that would have fitted */
export function expectedBy(error: IRecognitionException): ReadonlySet<string> {
  return new Set(error.message.split(' ').filter((name) => name !== ''));
}

function encode(types: readonly TokenType[]): string {
  return types.map((type) => type.name).join(' ');
}

function firstOfPaths(paths: readonly (readonly TokenType[])[]): readonly TokenType[] {
  return paths.flatMap((path) => path.slice(0, 1));
}
