/** Lists names the way a sentence does: `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1);
  if (last === undefined) return 'nothing';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 preset`, `12 presets` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
