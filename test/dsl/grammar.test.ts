import { Lexer } from 'chevrotain';
import { describe, expect, test } from 'vitest';
import { makeCheckedParser } from '../../dsl/syntax/grammar.ts';
import { tokens } from '../../dsl/syntax/tokens.ts';

describe('the grammar', () => {
  test('is free of ambiguity and left recursion', () => {
    expect(() => makeCheckedParser()).not.toThrow();
  });

  test('has tokens that chevrotain finds no fault with', () => {
    expect(new Lexer(tokens, { deferDefinitionErrorsHandling: true }).lexerDefinitionErrors).toEqual([]);
  });
});
