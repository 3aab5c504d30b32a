import type { Module } from '../ast/nodes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { analyze } from '../syntax/analyze.ts';
import { fieldNamesOf } from './items.ts';
import { layOut } from './layout.ts';
import { piecesOf } from './pieces.ts';
import { print } from './print.ts';
import { spacesOf } from './spacing.ts';

export interface FormatResult {
  /** Undefined where the text has syntax errors. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Formats one source text. Tokens and comments keep their order, so the AST stays the same but for its spans, and a
 * second formatting changes nothing. Never throws, whatever the text.
 */
export function format(path: string, text: string): FormatResult {
  const { parsed, diagnostics } = analyze({ path, text });
  if (parsed === undefined) {
    return { text: undefined, diagnostics };
  }
  const pieces = piecesOf(text, parsed);
  const spaces = spacesOf(pieces, fieldNamesOf(parsed.module));
  const placements = layOut(parsed.module, pieces, spaces);
  return { text: print(pieces, spaces, placements, startsOfDeclarations(parsed.module)), diagnostics };
}

function startsOfDeclarations({ declarations }: Module): ReadonlySet<number> {
  return new Set(declarations.map(({ span }) => span.start));
}
