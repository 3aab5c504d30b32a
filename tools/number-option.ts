/** Reads a whole number from the command line, or says that it is none and ends with 2. */
export function numberOption(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number, not ${text}`);
  process.exit(2);
}
