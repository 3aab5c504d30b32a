import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import * as t from '../tokens.ts';
import { placeIn, type Source } from './source.ts';

/** Far above what people write, and far below what exhausts a call stack of the parser or of a tree walk. */
const maxDepth = 100;

const openers = new Set([t.LParen, t.LBrace]);
const closers = new Set([t.RParen, t.RBrace]);
const operators = new Set([t.Plus, t.Minus, t.Star, t.Slash]);

/**
 * Finds the first token that would make the tree too deep, before the parser recurses. Brackets nest, and so do the
 * operators of one expression: `a + b + c` is a tree of two levels.
 */
export function findDepthProblem(source: Source, tokens: readonly IToken[]): Diagnostic | undefined {
  const operatorsOutside: number[] = []; // for each open bracket, the operators of the expression around it
  let outside = 0;
  let run = 0;
  let followsOperator = false;
  for (const { tokenType, startOffset, image } of tokens) {
    const isOperator = operators.has(tokenType);
    if (isOperator) {
      run += 1;
    } else if (openers.has(tokenType)) {
      operatorsOutside.push(run);
      outside += run + 1;
      run = 0;
    } else if (closers.has(tokenType)) {
      run = operatorsOutside.pop() ?? 0;
      outside = Math.max(0, outside - run - 1);
    } else if (!followsOperator) {
      run = 0;
    }
    if (outside + run > maxDepth) {
      return finding('syntax/too_deep', placeIn(source, startOffset, startOffset + image.length), { limit: maxDepth });
    }
    followsOperator = isOperator;
  }
  return undefined;
}
