/** The lowest and the highest sample of each of many equal parts of a programme; full scale is 1. */
export interface Envelope {
  readonly seconds: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** An envelope with at most so many parts; no extreme is lost. */
export function thinEnvelope(envelope: Envelope, most: number): Envelope {
  const { seconds, low, high } = envelope;
  if (high.length <= most) return envelope;
  const each = high.length / most;
  const merged = (values: readonly number[], pick: (...of: number[]) => number): readonly number[] =>
    Array.from({ length: most }, (_, index) =>
      pick(...values.slice(Math.floor(index * each), Math.floor((index + 1) * each))),
    );
  return { seconds, low: merged(low, Math.min), high: merged(high, Math.max) };
}

/** The amplitude of the highest peak to either side. */
export function highestOf({ low, high }: Omit<Envelope, 'seconds'>): number {
  return Math.max(0, ...high, ...low.map((value) => -value));
}
