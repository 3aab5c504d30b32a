/** A command as a POSIX shell takes it, an option a line. */
export function commandText(argv: readonly string[]): string {
  return argv
    .map(quoted)
    .reduce((text, argument) => text + (/^-./.test(argument) ? ' \\\n  ' : ' ') + argument, '')
    .trimStart();
}

/** The filter graph of a command, a chain a line; undefined where it has none. */
export function graphLines(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('-filter_complex');
  return at < 0 ? undefined : argv[at + 1]?.replaceAll(';[', ';\n[');
}

function quoted(argument: string): string {
  return /^[\w./:=+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
