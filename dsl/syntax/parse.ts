import type { Module } from '../ast/nodes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { analyze } from './analyze.ts';

export interface ParseResult {
  /** Undefined where the text has syntax errors. */
  readonly module: Module | undefined;
  /** In source order; empty where there is a module. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses one source text into a frozen AST. Never throws, whatever the text.
 *
 * @param path what the findings and the module call the source
 */
export function parse(path: string, text: string): ParseResult {
  const { parsed, diagnostics } = analyze({ path, text });
  return { module: parsed?.module, diagnostics };
}
