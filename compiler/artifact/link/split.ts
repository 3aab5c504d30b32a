import type { ConcreteNode } from '../serialize.ts';

/**
 * Gives every reader of a link its own copy: FFmpeg links go from one output to one input.
 *
 * @param nodes in order, each with one output
 * @param sinks links that are read from outside the graph, once for each entry
 * @returns the nodes with splits among them, and the link that each sink reads, in the sinks' order
 */
export function splitShared(
  nodes: readonly ConcreteNode[],
  sinks: readonly string[],
): { nodes: ConcreteNode[]; sinks: string[] } {
  const readers = new Map<string, number>();
  for (const link of [...nodes.flatMap((node) => node.in), ...sinks]) readers.set(link, (readers.get(link) ?? 0) + 1);
  const taken = new Map<string, number>();
  const take = (link: string): string => {
    if ((readers.get(link) ?? 0) < 2) return link;
    const copy = (taken.get(link) ?? 0) + 1;
    taken.set(link, copy);
    return copyOf(link, copy);
  };
  const result: ConcreteNode[] = [...readers]
    .filter(([link]) => link.startsWith('in:'))
    .flatMap(([link, count]) => split(link, count));
  for (const node of nodes) {
    result.push({ ...node, in: node.in.map(take) });
    for (const link of node.out) result.push(...split(link, readers.get(link) ?? 0));
  }
  return { nodes: result, sinks: sinks.map(take) };
}

function split(link: string, readers: number): ConcreteNode[] {
  if (readers < 2) return [];
  const out = Array.from({ length: readers }, (_, index) => copyOf(link, index + 1));
  return [{ filter: 'asplit', options: { outputs: readers }, in: [link], out }];
}

function copyOf(link: string, copy: number): string {
  return `${link.replace(':', '_')}_${copy}`;
}
