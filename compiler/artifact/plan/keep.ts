import type { Node } from '../../../schemas/generated/artifact.ts';
import type { Planned } from './stage.ts';

/**
 * CPU seconds that filters take for 10 min of stereo at 48 kHz (FFmpeg 5.1.9), where that is more than the quarter of a
 * second or less of most.
 */
const costs: Readonly<Record<string, number>> = {
  afftdn: 2.8,
  alimiter: 2.7,
  aresample: 0.4,
  agate: 0.7,
  acompressor: 0.5,
};

const usualCost = 0.2;

/** Seconds for writing those 10 min as float PCM and reading them back, twice over since scratch may be slow. */
const keepingCost = 2;

/**
 * The measured links whose making costs more than keeping them does: the stages after read them from scratch.
 *
 * @param measured links that a stage measures
 * @param kept links that an earlier stage keeps
 */
export function linksToKeep({ nodes }: Planned, measured: readonly string[], kept: ReadonlySet<string>): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return [...new Set(measured)].filter((link) => !kept.has(link) && makingCost(link, byId, kept) > keepingCost);
}

function makingCost(link: string, byId: ReadonlyMap<string, Node>, kept: ReadonlySet<string>): number {
  const made = new Set<string>();
  const waiting = [link];
  let seconds = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = byId.get(next);
    if (node === undefined || made.has(next) || kept.has(next)) continue;
    made.add(next);
    seconds += 'filter' in node ? (costs[node.filter] ?? usualCost) : usualCost;
    waiting.push(...node.in);
  }
  return seconds;
}
