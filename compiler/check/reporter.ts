import { type Diagnostic, type DiagnosticCode, finding, type Place, type Span } from '../../dsl/index.ts';

/** Collects the findings of one compilation. A place is told the same thing once, however often a chain is written out. */
export interface Reporter {
  report<Code extends DiagnosticCode>(code: Code, place: Place, data: Parameters<typeof finding<Code>>[2]): void;
  /** Takes over findings made elsewhere. */
  adopt(diagnostics: readonly Diagnostic[]): void;
  /** All findings so far, by file and place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Starts an empty collection. */
export function createReporter(): Reporter {
  const found = new Map<string, Diagnostic>();
  const add = (diagnostic: Diagnostic): void => {
    const { code, file, span } = diagnostic;
    const key = `${file}:${span.start}:${span.end}:${code}`;
    if (!found.has(key)) found.set(key, diagnostic);
  };
  return {
    report: (code, place, data) => add(finding(code, place, data)),
    adopt: (diagnostics) => diagnostics.forEach(add),
    get diagnostics() {
      return [...found.values()].sort(byPlace);
    },
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

/** An edit that puts text in the place of a span. */
export function replace(span: Span, text: string): { readonly edit: { readonly span: Span; readonly text: string } } {
  return { edit: { span, text } };
}
