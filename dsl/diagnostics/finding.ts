import type { Span } from '../ast/span.ts';
import { type DiagnosticCode, diagnosticCodes } from './codes.ts';
import type { Definition } from './define.ts';
import type { Diagnostic, Edit, RelatedPlace } from './diagnostic.ts';

type Table = typeof diagnosticCodes;

export type DataOf<Code extends DiagnosticCode> = Table[Code] extends Definition<infer Data> ? Data : never;

/** Where a finding stands, and what goes with it beyond its wording. */
export interface Place {
  readonly file: string;
  readonly span: Span;
  readonly edit?: Edit;
  readonly related?: readonly RelatedPlace[];
}

/**
 * Makes a finding from its code and data.
 *
 * @returns a frozen diagnostic, worded by the code table
 */
export function finding<Code extends DiagnosticCode>(code: Code, place: Place, data: DataOf<Code>): Diagnostic {
  // The cast restores what indexing a union loses: that this row goes with this data.
  const definition = diagnosticCodes[code] as unknown as Definition<DataOf<Code>>;
  return Object.freeze({ code, severity: definition.severity, ...place, ...definition.word(data) });
}
