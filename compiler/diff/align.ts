/** Two items that stand for each other, or one that has no partner on the other side. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/**
 * Aligns two sequences without changing their order, so that the likeness of the pairs adds up to the most.
 *
 * @param likeness 0 where two items have nothing to do with each other
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  likeness: (a: T, b: T) => number,
): readonly Pair<T>[] {
  const best = scores(before, after, likeness);
  const pairs: Pair<T>[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const a = before[row];
    const b = after[column];
    const here = at(best, row, column);
    const pairing = a === undefined || b === undefined ? 0 : likeness(a, b);
    if (pairing > 0 && here === at(best, row + 1, column + 1) + pairing) {
      pairs.push({ before: a, after: b });
      row += 1;
      column += 1;
    } else if (row < before.length && here === at(best, row + 1, column)) {
      pairs.push({ before: a, after: undefined });
      row += 1;
    } else {
      pairs.push({ before: undefined, after: b });
      column += 1;
    }
  }
  return pairs;
}

type Scores = readonly (readonly number[])[];

/** The most that can be had from each pair of positions on: the longest common subsequence, weighted. */
function scores<T>(before: readonly T[], after: readonly T[], likeness: (a: T, b: T) => number): Scores {
  const table: number[][] = Array.from({ length: before.length + 1 }, () => Array(after.length + 1).fill(0));
  for (const [row, a] of [...before.entries()].reverse()) {
    for (const [column, b] of [...after.entries()].reverse()) {
      const pairing = likeness(a, b);
      const paired = pairing === 0 ? 0 : at(table, row + 1, column + 1) + pairing;
      const line = table[row];
      if (line) line[column] = Math.max(paired, at(table, row + 1, column), at(table, row, column + 1));
    }
  }
  return table;
}

function at(table: Scores, row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
