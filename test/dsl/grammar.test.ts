import { describe, expect, test } from 'vitest';
import { makeCheckedParser } from '../../dsl/syntax/grammar.ts';
import { makeCheckedLexer } from '../../dsl/syntax/lexer.ts';

describe('the grammar', () => {
  test('is free of ambiguity and left recursion', () => {
    expect(() => makeCheckedParser()).not.toThrow();
  });

  test('has tokens that chevrotain finds no fault with', () => {
    expect(() => makeCheckedLexer()).not.toThrow();
  });
});
