import { callMessages } from './messages/calls.ts';
import { declarationMessages } from './messages/declarations.ts';
import { nameMessages } from './messages/names.ts';
import { specMessages } from './messages/specs.ts';
import { syntaxMessages } from './messages/syntax.ts';
import { typeMessages } from './messages/types.ts';

/** Every finding that Lathe can report on a source text. Each has a page under docs/diagnostics/. */
export const diagnosticCodes = {
  ...syntaxMessages,
  ...nameMessages,
  ...typeMessages,
  ...callMessages,
  ...declarationMessages,
  ...specMessages,
} as const;

export type DiagnosticCode = keyof typeof diagnosticCodes;
