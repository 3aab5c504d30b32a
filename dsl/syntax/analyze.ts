import type { IToken } from 'chevrotain';
import type { Module } from '../ast/nodes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { collectDocs } from './build/docs.ts';
import { buildModule } from './build/module.ts';
import { findDepthProblem } from './findings/depth.ts';
import { findGrammarProblems } from './findings/grammatical.ts';
import { findLexicalProblems } from './findings/lexical.ts';
import { joinUnknownUnits } from './findings/quantities.ts';
import { placeIn, type Source } from './findings/source.ts';
import { findTextProblem } from './findings/text.ts';
import { parseTokens } from './grammar.ts';
import { type Lexed, lex } from './lexer.ts';

/** A text that parsed, with all that it is made of. */
export interface Parsed {
  readonly module: Module;
  readonly tokens: readonly IToken[];
  /** Comments of both kinds, in source order. */
  readonly comments: readonly IToken[];
}

/** Either what a text says or why it says nothing. */
export type Analysis =
  | { readonly parsed: Parsed; readonly diagnostics: readonly [] }
  | { readonly parsed: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Nobody reads more at once, and a text of garbage would have many thousands. */
const mostFindings = 100;

/** Lexes and parses a text. Any text will do. */
export function analyze(source: Source): Analysis {
  const problem = findTextProblem(source);
  if (problem !== undefined) {
    return refuse([problem]);
  }
  const lexed = lex(source.text);
  const tokens = joinUnknownUnits(source, lexed.tokens);
  const lexical = findLexicalProblems(source, { ...lexed, tokens });
  if (tokens.length === 0 && lexical.length === 0) {
    return refuse([finding('syntax/empty_file', placeIn(source, 0, 0), {})]);
  }
  const depth = findDepthProblem(source, tokens);
  if (depth !== undefined || lexical.length >= mostFindings) {
    return refuse(depth === undefined ? lexical : [...lexical, depth]);
  }
  return analyzeTokens(source, { ...lexed, tokens }, lexical);
}

function analyzeTokens(source: Source, { tokens, comments }: Lexed, lexical: readonly Diagnostic[]): Analysis {
  const { tree, errors } = parseTokens(tokens);
  if (tree === undefined || errors.length > 0 || lexical.length > 0) {
    return refuse([...lexical, ...findGrammarProblems(source, tokens, errors, lexical, mostFindings)]);
  }
  const docs = collectDocs(source.text, tokens, comments);
  const module = buildModule(source.path, source.text, tree, docs);
  return { parsed: { module, tokens, comments }, diagnostics: [] };
}

function refuse(diagnostics: readonly Diagnostic[]): Analysis {
  const inOrder = [...diagnostics].sort((a, b) => a.span.start - b.span.start);
  return { parsed: undefined, diagnostics: Object.freeze(inOrder.slice(0, mostFindings)) };
}
