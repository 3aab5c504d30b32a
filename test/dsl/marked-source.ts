import { type Diagnostic, positionAt } from '../../dsl/index.ts';

/** A source text, and what is expected to be found in it. */
export interface MarkedSource {
  readonly text: string;
  /** One `line:column+length code: message` for each mark, in source order. */
  readonly expected: readonly string[];
}

const mark = /^( *)(~+|\^) (\S.*)$/;

/**
 * Reads a source text with marks: under the line that a finding is about, `~~~` under its span, then what it says. A
 * finding between two characters is marked with `^`.
 */
export function readMarks(source: string): MarkedSource {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of source.split('\n')) {
    const [, before, marks, says] = mark.exec(line) ?? [];
    if (before === undefined || marks === undefined) {
      lines.push(line);
    } else {
      const length = marks === '^' ? 0 : marks.length;
      expected.push(`${lines.length}:${before.length + 1}+${length} ${says}`);
    }
  }
  return { text: lines.join('\n'), expected };
}

/** @returns findings in the form of the marks */
export function showFindings(text: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, message, span }) => {
    const { line, column } = positionAt(text, span.start);
    return `${line}:${column}+${span.end - span.start} ${code}: ${message}`;
  });
}
