import { type Diagnostic, type DiagnosticCode, finding, type Place, type Span } from '../../dsl/index.ts';

/** Where a stage of the compiler says what it found. */
export interface Reporter {
  report<Code extends DiagnosticCode>(code: Code, place: Place, data: Parameters<typeof finding<Code>>[2]): void;
}

/** The findings of one compilation. A place is told the same thing once. */
export interface Findings extends Reporter {
  /** Takes over findings made elsewhere. */
  adopt(diagnostics: readonly Diagnostic[]): void;
  /** All findings so far, by file and place; not more than anyone would read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The parser stops at as many. */
const mostFindings = 100;

/** Starts an empty collection. */
export function collectFindings(): Findings {
  const found = new Map<string, Diagnostic>();
  const add = (diagnostic: Diagnostic): void => {
    const { code, file, span, message } = diagnostic;
    const key = `${file}:${span.start}:${span.end}:${code}:${message}`;
    if (!found.has(key)) found.set(key, diagnostic);
  };
  return {
    report: (code, place, data) => add(finding(code, place, data)),
    adopt: (diagnostics) => diagnostics.forEach(add),
    get diagnostics() {
      const inOrder = [...found.values()].sort(byPlace);
      return inOrder.sort(bySeverity).slice(0, mostFindings).sort(byPlace); // no warning crowds an error out
    },
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function bySeverity(a: Diagnostic, b: Diagnostic): number {
  return Number(b.severity === 'error') - Number(a.severity === 'error');
}

/**
 * Moves findings to a place that is to blame for them, and tells where they were found.
 *
 * @param message about the place where they were found, such as `in this stage of the chain`
 */
export function blame(culprit: Place, message: string, reporter: Reporter): Reporter {
  return {
    report(code, { file, span, related = [] }, data) {
      reporter.report(code, { ...culprit, related: [{ file, span, message }, ...related] }, data);
    },
  };
}

/** An edit that puts text in the place of a span; none where there is no text to put. */
export function replace(span: Span, text: string | undefined): Pick<Place, 'edit'> {
  return text === undefined ? {} : { edit: { span, text } };
}
