/** Quotes a path for a message, with control characters made visible so that it stays on one line. */
export function quoted(path: string): string {
  const visible = JSON.stringify(path).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
  return `'${visible}'`;
}

/** Words a duration with as many decimals as help at its size. */
export function seconds(value: number): string {
  return value < 60 ? `${value.toFixed(2)} s` : `${Math.floor(value / 60)} min ${(value % 60).toFixed(1)} s`;
}

/** Words a duration of which milliseconds matter; never rounded up to a limit that it misses. */
export function milliseconds(value: number): string {
  return `${Math.floor(value * 100_000) / 100} ms`;
}

/** Lists names the way a sentence does: `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return 'none';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
