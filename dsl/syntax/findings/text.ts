import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { finding } from '../../diagnostics/finding.ts';
import { placeIn, type Source } from './source.ts';

/** Generous: the largest preset of the shipped ones has under 4,000 characters. */
const maxLength = 128 * 1024;

/** @returns what keeps a text from being looked at further: its size, or bytes that are no text */
export function findTextProblem(source: Source): Diagnostic | undefined {
  const { length } = source.text;
  if (length > maxLength) {
    return finding('syntax/file_too_large', placeIn(source, 0, 0), { limit: maxLength, length });
  }
  const offset = firstNonText(source.text);
  const codePoint = offset === undefined ? undefined : source.text.charCodeAt(offset);
  if (offset === undefined || codePoint === undefined) {
    return undefined;
  }
  return finding('syntax/binary', placeIn(source, offset, offset + 1), { codePoint });
}

/** U+FFFD is what a decoder leaves where the bytes were not UTF-8. */
const nonText = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFD]/u;

function firstNonText(text: string): number | undefined {
  return nonText.exec(text)?.index;
}
