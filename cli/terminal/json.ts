/** Stands in for the n-th list of numbers: a NUL, which no path, name or finding holds, as JSON escapes it. */
const PLACEHOLDER = /"\\u0000(\d+)"/g;

/**
 * A value as JSON for people: indented, but for lists of numbers, such as loudness timelines, which take one line each
 * and come in pieces of their own, since hours of them are long.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  const lists: (readonly number[])[] = [];
  const shorten = (_: string, part: unknown) => (isNumbers(part) ? `\u0000${lists.push(part) - 1}` : part);
  const frame = JSON.stringify(value, shorten, 2);
  let at = 0;
  for (const { 0: text, 1: index, index: start } of frame.matchAll(PLACEHOLDER)) {
    yield frame.slice(at, start);
    yield JSON.stringify(lists[Number(index)]);
    at = start + text.length;
  }
  yield `${frame.slice(at)}\n`;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'number');
}
