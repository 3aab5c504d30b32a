import { EOF, type IToken, type TokenType, tokenLabel } from 'chevrotain';
import * as t from '../tokens.ts';
import type { Mistake } from './mistake.ts';

export const aDeclaration = 'a preset, a profile or a chain';
export const aMember = 'an input, a param, a let, an output or a test';
export const aStep = 'given, with, encode or expect';

/** What can go on in a rule, where its tokens alone would not tell an engineer. */
const continuations: Readonly<Record<string, string>> = {
  'module EOF': aDeclaration,
  'preset RBrace': `${aMember}, or \`}\``,
  'profile RBrace': 'a field such as `sample_rate 48 kHz`, or `}`',
  'test RBrace': `${aStep}, or \`}\``,
  'callArguments RParen': '`,` or `)`',
  'chain RParen': '`,` or `)`',
  'importation RBrace': '`,` or `}`',
};

/** What a choice is about. */
const choices: Readonly<Record<string, string>> = {
  declaration: aDeclaration,
  member: aMember,
  step: aStep,
  operand: 'a value',
  expectation: 'within, in, or a comparison such as `<=`',
};

const labels: ReadonlyMap<string, string> = new Map(
  [...t.tokens, EOF].map((type: TokenType) => [type.name, tokenLabel(type)]),
);

/** @returns what would have fitted, in an engineer's words */
export function describeExpected({ rule, expected }: Mistake): string {
  const [first = ''] = expected;
  if (expected.size === 1) {
    return continuations[`${rule} ${first}`] ?? labels.get(first) ?? first;
  }
  return choices[rule] ?? [...expected].map((name) => labels.get(name) ?? name).join(' or ');
}

/** @returns what stands there instead */
export function describeFound({ tokenType, image }: IToken): string {
  if (tokenType === EOF) return 'the end of the file';
  if (t.keywords.includes(tokenType)) return `the word \`${image}\``;
  if (tokenType === t.Identifier || tokenType === t.Version) return `'${image}'`;
  return image.length > 40 ? `\`${image.slice(0, 40)}…\`` : `\`${image}\``;
}
