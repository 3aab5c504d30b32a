import { closest, distance } from 'fastest-levenshtein';

/** It bounds what a hostile request can cost. */
const LONGEST = 40;

/** The known name that a misspelt one most likely means; undefined where even that differs in more than a third of its length. */
function nearestOf(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || name.length > LONGEST) return undefined;
  const best = closest(name, known);
  return distance(name, best) <= Math.max(name.length, best.length) / 3 ? best : undefined;
}

/** Says what was probably meant, or else what there is. */
export function suggestion(name: string, known: readonly string[]): string {
  const likely = nearestOf(name, known);
  if (likely !== undefined) return `did you mean ${likely}?`;
  return known.length === 0 ? 'there is none' : `there is ${known.join(', ')}`;
}
