import { distance } from 'fastest-levenshtein';

/** Nobody has so many names, nor such long ones; it bounds what a hostile file can cost. */
const mostCandidates = 500;
const longestName = 40;

/**
 * The known name that a misspelt one most likely means.
 *
 * @returns undefined where even the nearest differs in more than a third of its length
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of [...known].slice(0, mostCandidates)) {
    const changes = distance(name, candidate);
    if (changes < bestDistance) [best, bestDistance] = [candidate, changes];
  }
  if (best === undefined) return undefined;
  return bestDistance <= Math.max(name.length, best.length) / 3 ? best : undefined;
}
