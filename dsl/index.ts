export type * from './ast/nodes.ts';
export { type Span, spanning } from './ast/span.ts';
export { type Unit, units } from './ast/units.ts';
export { type DiagnosticCode, diagnosticCodes } from './diagnostics/codes.ts';
export type { Severity } from './diagnostics/define.ts';
export type { Diagnostic, Edit, RelatedPlace } from './diagnostics/diagnostic.ts';
export { finding, type Place } from './diagnostics/finding.ts';
export { type Position, positionAt } from './diagnostics/position.ts';
export { type ParseResult, parse } from './syntax/parse.ts';
