import type { Span } from '../ast/span.ts';
import type { DiagnosticCode } from './codes.ts';
import type { Severity } from './define.ts';

/** A replacement of source text that mends the finding. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A place that helps to understand the finding, such as the first of two definitions. */
export interface RelatedPlace {
  readonly file: string;
  readonly span: Span;
  readonly message: string;
}

/** One finding about a source text: plain data, never thrown. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** The path of the source as its host names it. */
  readonly file: string;
  readonly span: Span;
  /** The mistake, in an engineer's words; lower case, no full stop. */
  readonly message: string;
  /** Why it is a mistake. */
  readonly why: string;
  /** What to write instead. */
  readonly fix?: string;
  /** The fix as an edit, where it can be made mechanically. */
  readonly edit?: Edit;
  readonly related?: readonly RelatedPlace[];
}
