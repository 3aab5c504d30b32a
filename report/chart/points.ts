/** A reading of a curve; null where the curve has a gap. */
export interface Point {
  readonly seconds: number;
  readonly lufs: number | null;
}

/** The readings of a timeline at the end of their windows. */
export function pointsOf(readings: Float32Array, rateHz: number): readonly Point[] {
  return Array.from(readings, (lufs, index) => ({
    seconds: (index + 1) / rateHz,
    lufs: Number.isFinite(lufs) ? lufs : null,
  }));
}

/**
 * A curve with at most two points a column: the lowest and the highest reading in it, in their order, so that no extreme
 * is lost however long the programme is.
 */
export function thinOut(points: readonly Point[], columns: number): readonly Point[] {
  if (points.length <= 2 * columns) return points;
  const size = points.length / columns;
  return Array.from({ length: columns }, (_, column) =>
    extremes(points.slice(Math.floor(column * size), Math.floor((column + 1) * size))),
  ).flat();
}

function extremes(points: readonly Point[]): readonly Point[] {
  const [first, ...others] = points.filter(({ lufs }) => lufs !== null);
  if (first === undefined) return points.slice(0, 1);
  let [low, high] = [first, first];
  for (const point of others) {
    if (level(point) < level(low)) low = point;
    if (level(point) > level(high)) high = point;
  }
  return low.seconds <= high.seconds ? [low, high] : [high, low];
}

function level({ lufs }: Point): number {
  return lufs ?? Number.NEGATIVE_INFINITY;
}
