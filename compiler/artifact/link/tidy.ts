import type { ConcreteNode } from '../serialize.ts';

/** Nodes, and where those that are gone have to be read instead. */
export interface Tidied {
  readonly nodes: readonly ConcreteNode[];
  /** What each wanted link is now. */
  readonly links: ReadonlyMap<string, string>;
}

/**
 * The value at which an option makes its filter pass everything unchanged, whatever its other options are; but for the
 * last bit of double precision in the three biquads.
 */
const neutral: Readonly<Record<string, readonly [option: string, value: number]>> = {
  volume: ['volume', 1],
  equalizer: ['gain', 0],
  lowshelf: ['gain', 0],
  highshelf: ['gain', 0],
  adelay: ['delays', 0],
  apad: ['pad_len', 0],
};

/**
 * Leaves out the nodes that change nothing now that every number is known, and makes one of two gains in a row.
 *
 * @param wanted the links that are read from outside, by what the artifact calls them
 */
export function tidy(nodes: readonly ConcreteNode[], wanted: ReadonlyMap<string, string>): Tidied {
  const kept: ConcreteNode[] = [];
  const moved = new Map<string, string>();
  const readers = countReaders(nodes, wanted);
  const now = (link: string): string => moved.get(link) ?? link;
  for (const node of nodes) {
    const [from, to] = [now(node.in[0] ?? ''), node.out[0] ?? ''];
    const earlier = kept.find(({ out }) => out[0] === from);
    if (isNeutral(node)) moved.set(to, from);
    else if (earlier !== undefined && isGain(node) && isGain(earlier) && readers.get(from) === 1) {
      kept[kept.indexOf(earlier)] = fused(earlier, node);
      moved.set(to, from);
    } else kept.push({ ...node, in: node.in.map(now) });
    if (moved.has(to)) readers.set(from, (readers.get(from) ?? 0) - 1 + (readers.get(to) ?? 0));
  }
  return { nodes: kept, links: new Map([...wanted].map(([name, link]) => [name, now(link)])) };
}

function countReaders(nodes: readonly ConcreteNode[], wanted: ReadonlyMap<string, string>): Map<string, number> {
  const readers = new Map<string, number>();
  for (const link of [...nodes.flatMap((node) => node.in), ...wanted.values()])
    readers.set(link, (readers.get(link) ?? 0) + 1);
  return readers;
}

function isNeutral({ filter, options }: ConcreteNode): boolean {
  const [option, value] = neutral[filter] ?? [];
  return option !== undefined && options[option] === value;
}

function isGain({ filter, options }: ConcreteNode): boolean {
  return filter === 'volume' && typeof options.volume === 'number';
}

function fused(first: ConcreteNode, second: ConcreteNode): ConcreteNode {
  return {
    ...first,
    options: { ...first.options, volume: Number(first.options.volume) * Number(second.options.volume) },
  };
}
