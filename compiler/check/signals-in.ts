import type { Signal } from './value.ts';

/** Every signal that has a part in another one, itself included, each once. */
export function signalsIn(signal: Signal): ReadonlySet<Signal> {
  const seen = new Set<Signal>();
  const pending = [signal];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.kind === 'input') continue;
    const others = Object.values(next.args).flatMap((given) => (given?.kind === 'stream' ? [given.signal] : []));
    pending.push(...next.streams, ...others);
  }
  return seen;
}
