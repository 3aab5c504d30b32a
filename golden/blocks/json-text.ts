/** Numbers in a line of a long list: a reading a second, so that a line is ten seconds. */
const perLine = 10;

/**
 * JSON that a person can read and diff: a line for each entry, and lists of numbers ten to a line.
 *
 * @param entries of the outermost object
 */
export function jsonText(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(entries).map(([name, value]) => `  ${JSON.stringify(name)}: ${valueText(value, '  ')}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function valueText(value: unknown, indent: string): string {
  if (!Array.isArray(value)) return JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "');
  if (value.some(Array.isArray)) {
    const rows = value.map((row) => `${indent}  ${valueText(row, `${indent}  `)}`);
    return `[\n${rows.join(',\n')}\n${indent}]`;
  }
  if (value.length <= perLine) return `[${value.map((entry) => JSON.stringify(entry)).join(', ')}]`;
  const rows = Array.from({ length: Math.ceil(value.length / perLine) }, (_, row) =>
    value.slice(row * perLine, (row + 1) * perLine).map((entry) => JSON.stringify(entry)),
  );
  return `[\n${rows.map((row) => `${indent}  ${row.join(', ')}`).join(',\n')}\n${indent}]`;
}
