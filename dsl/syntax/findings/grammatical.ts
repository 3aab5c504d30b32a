import type { IRecognitionException, IToken } from 'chevrotain';
import type { Span } from '../../ast/span.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import { beginsLine, type Mistake, makeMistake, tokenAt } from './mistake.ts';
import { unclosed, unopened } from './slips/brackets.ts';
import { equalsInArgument, missingComma } from './slips/lists.ts';
import { badVersion, colonForEquals, lateImport, missingType, reservedWord, unknownKeyword } from './slips/names.ts';
import { missingParentheses, missingPipe } from './slips/stages.ts';
import { placeIn, type Source } from './source.ts';
import { describeExpected, describeFound } from './wording.ts';

/** The slips that have a finding of their own. The first that recognizes a mistake words it. */
const slips = [
  unclosed,
  unopened,
  badVersion,
  lateImport,
  reservedWord,
  missingType,
  colonForEquals,
  missingPipe,
  missingParentheses,
  equalsInArgument,
  missingComma,
  unknownKeyword,
];

/** The rules with a body of lines that could go on. */
const bodies = ['module', 'preset', 'profile', 'test'];

/**
 * Words the errors of the parser. What is likely to follow from an earlier finding is left out: a second one on a line,
 * and what stands between declarations once one of them was lost.
 *
 * @param lexical the findings about single tokens, which come first
 * @param most how many findings to make
 */
export function findGrammarProblems(
  source: Source,
  tokens: readonly IToken[],
  errors: readonly IRecognitionException[],
  lexical: readonly Diagnostic[],
  most: number,
): readonly Diagnostic[] {
  const byLine = new Map<number, Diagnostic>();
  for (const error of errors) {
    if (byLine.size >= most) break;
    const mistake = makeMistake(source, tokens, error);
    const line = lineOf(mistake);
    const isLost = mistake.rule === 'module' && byLine.size + lexical.length > 0;
    if (!isLost && !byLine.has(line) && !followsLexical(mistake, lexical)) {
      byLine.set(line, describe(mistake));
    }
  }
  return withoutDoubles([...byLine.values()]);
}

function describe(mistake: Mistake): Diagnostic {
  for (const slip of slips) {
    const recognized = slip(mistake);
    if (recognized !== undefined) return recognized;
  }
  const { found } = mistake;
  const { start, end } = spanOfUnexpected(mistake);
  const data = { expected: describeExpected(mistake), found: describeFound(found) };
  return finding('syntax/unexpected', placeIn(mistake.source, start, end), data);
}

/** What is missing at the end of a line is missing there, and not where the next line begins. */
function spanOfUnexpected(mistake: Mistake): Span {
  const before = tokenAt(mistake, -1);
  if (before === undefined || !lacksMore(mistake)) {
    return mistake.span;
  }
  const end = before.startOffset + before.image.length;
  return { start: end, end };
}

function lineOf(mistake: Mistake): number {
  const before = tokenAt(mistake, -1)?.endLine;
  const found = mistake.found.startLine ?? Number.NaN;
  return lacksMore(mistake) ? (before ?? found) : found;
}

/** Whether a line ended too soon, rather than the next one beginning with something wrong. */
function lacksMore(mistake: Mistake): boolean {
  return beginsLine(mistake) && !bodies.includes(mistake.rule);
}

/** Whether a token with a finding of its own stands right before, or in the same line as what came before. */
function followsLexical(mistake: Mistake, lexical: readonly Diagnostic[]): boolean {
  const before = tokenAt(mistake, -1)?.startOffset ?? 0;
  const lineBefore = mistake.source.text.lastIndexOf('\n', before) + 1;
  return lexical.some(({ span }) => span.start >= lineBefore && span.start < mistake.span.end);
}

/** One bracket that is never closed upsets many lines. */
function withoutDoubles(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ code, span }) => {
    const key = `${code} ${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}
