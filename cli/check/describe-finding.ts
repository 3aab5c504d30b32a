import { positionAt } from '../../dsl/index.ts';
import type { PlacedFinding } from '../library/compile-files.ts';

/** A finding for machines: lines and columns count from 1, columns in UTF-16 units. */
export function describeFinding({ diagnostic, text }: PlacedFinding): Readonly<Record<string, unknown>> {
  const { code, severity, file, span, message, why, fix, edit } = diagnostic;
  return {
    code,
    severity,
    file,
    start: positionAt(text, span.start),
    end: positionAt(text, span.end),
    message,
    why,
    ...(fix === undefined ? {} : { fix }),
    ...(edit === undefined
      ? {}
      : { edit: { start: positionAt(text, edit.span.start), end: positionAt(text, edit.span.end), text: edit.text } }),
  };
}
