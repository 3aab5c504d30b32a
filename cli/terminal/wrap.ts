/** Columns of a terminal whose width nobody knows, such as a file. */
const usualColumns = 80;

/** The columns of a destination of text. */
export function columnsOf({ columns = usualColumns }: { readonly columns?: number }): number {
  return columns;
}

/**
 * Breaks a text into lines between words.
 *
 * @param columns that a line may take; a longer word takes what it needs
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > columns && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
