/** The public surface of the preset language. Other folders import this file and none beside it. */

export type * from './ast/nodes.ts';
export type { Span } from './ast/span.ts';
export type { Unit } from './ast/units.ts';
export { type DiagnosticCode, diagnosticCodes } from './diagnostics/codes.ts';
/** @public */
export type { Severity } from './diagnostics/define.ts';
/** @public */
export type { Diagnostic, Edit, RelatedPlace } from './diagnostics/diagnostic.ts';
export { finding, type Place } from './diagnostics/finding.ts';
/** @public */
export { type Position, positionAt } from './diagnostics/position.ts';
export { renderDiagnostic } from './diagnostics/render.ts';
/** @public */
export { type FormatResult, format } from './format/format.ts';
/** @public */
export { type ParseResult, parse } from './syntax/parse.ts';
