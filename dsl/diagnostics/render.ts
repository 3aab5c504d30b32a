import { createColors } from 'picocolors';
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { excerptOf } from './excerpt.ts';
import { positionAt } from './position.ts';

interface Options {
  /** Whether to colour the text for a terminal; off unless asked for. */
  readonly colour?: boolean;
}

/**
 * Shows a finding as a compiler does: what, where, the line with carets, why, and the fix.
 *
 * @param text the source that the finding is about
 * @returns several lines, without a line end after the last
 */
export function renderDiagnostic(diagnostic: Diagnostic, text: string, { colour = false }: Options = {}): string {
  const { bold, red, yellow, blue, cyan } = createColors(colour);
  const { severity, code, message, span, why, fix, related = [] } = diagnostic;
  const { line, column } = positionAt(text, span.start);
  const excerpt = excerptOf(text, span);
  const number = String(line);
  const margin = ' '.repeat(number.length);
  const paint = severity === 'error' ? red : yellow;
  const note = (label: string, content: string): string =>
    `${margin} ${blue('=')} ${bold(`${label}:`.padEnd(5))} ${content}`;
  return [
    `${bold(paint(`${severity}[${code}]`))}${bold(`: ${message}`)}`,
    `${margin}${blue('-->')} ${diagnostic.file}:${line}:${column}`,
    `${blue(`${number} |`)} ${excerpt.line}`,
    `${blue(`${margin} |`)} ${paint(excerpt.marks)}`,
    note('why', why),
    ...(fix === undefined ? [] : [note('fix', cyan(fix))]),
    ...related.map((place) => note('note', describeRelated(place, diagnostic, text))),
  ].join('\n');
}

/** A place in another file is named without its line: only the text of this file is at hand. */
function describeRelated({ file, span, message }: RelatedPlace, { file: ownFile }: Diagnostic, text: string): string {
  if (file !== ownFile) {
    return `${message} (${file})`;
  }
  const { line, column } = positionAt(text, span.start);
  return `${message} (${file}:${line}:${column})`;
}
