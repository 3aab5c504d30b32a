import { structuredPatch } from 'diff';

/** Lines of each place that are shown; who wants all of them has the files. */
const mostLines = 24;

const heading = /^\d+\. /;

/**
 * The lines in which two texts differ, with `-` and `+` and a line around them. Of a list with numbered parts it says which
 * part each place is in.
 */
export function textDiff(before: string, after: string): readonly string[] {
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
