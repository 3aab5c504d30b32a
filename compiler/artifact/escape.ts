/**
 * FFmpeg reads a filter graph twice: once to cut it into filters, once to cut a filter's arguments into options. Each
 * reading removes one level of backslashes, so a value is escaped for the second reading first, then for the first.
 * Both readings also trim white space around what they read (av_get_token in libavutil), unless it is escaped.
 */
const OPTION_SPECIAL = /[\\':]/g;
const GRAPH_SPECIAL = /[\\'[\],;]/g;
const OUTER_SPACE = /^[ \t\r\n]|[ \t\r\n]$/g;

/**
 * Escapes the value of a filter option so that FFmpeg reads back exactly `value`.
 * @throws {RangeError} for what no command line can carry: a NUL, or half of a surrogate pair
 */
export function escapeOptionValue(value: string): string {
  if (value.includes('\0')) throw new RangeError('a filter option cannot contain a NUL character');
  if (!value.isWellFormed()) throw new RangeError('a filter option must be well-formed Unicode');
  return escapeOnce(escapeOnce(value, OPTION_SPECIAL), GRAPH_SPECIAL);
}

function escapeOnce(text: string, special: RegExp): string {
  return text.replace(special, '\\$&').replace(OUTER_SPACE, '\\$&');
}
