import { type Bounds, missOf } from './bounds.ts';
import type { Reading } from './subject.ts';

/** The reading that misses its bounds by most, and by how much: undefined where even that one does not miss. */
export interface Worst<Of extends Reading> {
  readonly reading: Of;
  /** Infinity where there is nothing to compare. */
  readonly miss: number | undefined;
}

/** The reading of several that is furthest outside of its bounds; undefined where there are no readings. */
export function worstOf<Of extends Reading>(
  readings: readonly Of[],
  boundsFor: (reading: Of) => Bounds | undefined,
): Worst<Of> | undefined {
  const missed = readings.map((reading): Worst<Of> => {
    const bounds = boundsFor(reading);
    const { value } = reading;
    return { reading, miss: value === null || bounds === undefined ? Number.POSITIVE_INFINITY : missOf(value, bounds) };
  });
  return missed.toSorted((a, b) => (b.miss ?? -1) - (a.miss ?? -1))[0];
}
