import { distance } from 'fastest-levenshtein';

/**
 * The known name that a misspelt one most likely means.
 *
 * @returns undefined where even the nearest differs in more than a third of its length
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const changes = distance(name, candidate);
    if (changes < bestDistance) [best, bestDistance] = [candidate, changes];
  }
  if (best === undefined) return undefined;
  return bestDistance <= Math.max(name.length, best.length) / 3 ? best : undefined;
}
