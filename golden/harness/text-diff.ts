import { structuredPatch } from 'diff';

/** Lines of each place that are shown; who wants all of them has the files. */
const mostLines = 24;

const heading = /^\d+\. /;

/**
 * The lines in which two texts differ, with `-` and `+` and a line around them. Of a list with numbered parts it says which
 * part each place is in.
 */
export function textDiff(before: string, after: string): readonly string[] {
  if (before !== after && before.replaceAll('\r\n', '\n') === after) {
    return [
      'only the ends of its lines differ: CRLF is kept, LF is produced; git does that where core.autocrlf is set',
    ];
  }
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 1 });
  const known = before.split('\n');
  return hunks.flatMap(({ oldStart, lines }) => {
    const part = known.slice(0, oldStart).findLast((line) => heading.test(line));
    const shown = lines.length > mostLines + 1 ? [...lines.slice(0, mostLines), moreText(lines)] : lines;
    return [part === undefined ? `@@ line ${oldStart} @@` : `@@ line ${oldStart}, in ${part} @@`, ...shown];
  });
}

function moreText(lines: readonly string[]): string {
  return `… ${lines.length - mostLines} more lines`;
}
