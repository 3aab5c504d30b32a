import { closest, distance } from 'fastest-levenshtein';
import { compareLabels, partsOf } from './reference.ts';

/** Nobody misspells more than that, and few publish as many; it bounds what a hostile reference can cost. */
const LONGEST = 100;
const MOST_LABELS = 5_000;

/**
 * The published label that an unknown reference most likely means: the newest version of a name that is known, or else
 * the label that is spelt most alike.
 *
 * @returns undefined where even that differs in more than a third of its length
 */
export function nearestLabel(reference: string, labels: readonly string[]): string | undefined {
  const name = partsOf(reference)?.name ?? reference;
  return newestOf(name, labels) ?? alike(reference, labels);
}

function newestOf(name: string, labels: readonly string[]): string | undefined {
  return labels
    .filter((label) => partsOf(label)?.name === name)
    .toSorted(compareLabels)
    .at(-1);
}

function alike(reference: string, labels: readonly string[]): string | undefined {
  if (labels.length === 0 || reference.length > LONGEST) return undefined;
  const best = closest(reference, labels.slice(0, MOST_LABELS));
  return distance(reference, best) <= Math.max(reference.length, best.length) / 3 ? best : undefined;
}
