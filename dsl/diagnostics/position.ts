/** A place as editors show it: both count from one, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const byteOrderMark = '\uFEFF';

/** @returns the line and column of an offset; a byte order mark takes no column, and CRLF ends one line, not two */
export function positionAt(text: string, offset: number): Position {
  const start = lineStart(text, offset);
  const linesBefore = text.slice(0, start).match(/\r\n|\n|\r/g)?.length ?? 0;
  const mark = text.startsWith(byteOrderMark) && start === 0 ? 1 : 0;
  return { line: linesBefore + 1, column: Math.max(0, offset - start - mark) + 1 };
}

/** @returns the line that an offset stands in, without its end and without a byte order mark */
export function lineAt(text: string, offset: number): { readonly start: number; readonly content: string } {
  const start = lineStart(text, offset);
  const mark = text.startsWith(byteOrderMark, start) ? 1 : 0;
  const rest = text.slice(start + mark);
  const end = rest.search(/[\r\n]/);
  return { start: start + mark, content: end < 0 ? rest : rest.slice(0, end) };
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !endsLine(text, start)) start -= 1;
  return start;
}

/** Whether a line ends right before `offset`: the middle of CRLF is no end. */
function endsLine(text: string, offset: number): boolean {
  const before = text[offset - 1];
  return before === '\n' || (before === '\r' && text[offset] !== '\n');
}
