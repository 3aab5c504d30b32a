/** How far two signals are apart, sample by sample. Full scale is 0 dBFS; null is no difference at all. */
export interface SampleDifference {
  readonly maxDbfs: number | null;
  /** Over all samples that both have. */
  readonly rmsDbfs: number | null;
  /** Where the largest difference is; channels count from 1. */
  readonly at?: { readonly seconds: number; readonly channel: number };
}

/** What both signals are. */
export interface Layout {
  readonly channels: number;
  readonly sampleRate: number;
}

type Pieces = AsyncIterable<Float32Array>;

/** Lays one signal over another; where one is longer, the rest of it is read and does not count. */
export async function differenceOf(one: Pieces, other: Pieces, layout: Layout): Promise<SampleDifference> {
  const meter = createDifferenceMeter(layout);
  const [first, second] = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
  let [a, b] = [await next(first), await next(second)];
  while (a !== undefined && b !== undefined) {
    const length = Math.min(a.length, b.length);
    meter.hear(a.subarray(0, length), b.subarray(0, length));
    a = length < a.length ? a.subarray(length) : await next(first);
    b = length < b.length ? b.subarray(length) : await next(second);
  }
  while (a !== undefined) a = await next(first);
  while (b !== undefined) b = await next(second);
  return meter.end();
}

/** The next piece that holds anything. */
async function next(pieces: AsyncIterator<Float32Array>): Promise<Float32Array | undefined> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done === true) return undefined;
    if (value.length > 0) return value;
  }
}

function createDifferenceMeter({ channels, sampleRate }: Layout) {
  let [heard, largest, largestAt, power] = [0, 0, 0, 0];
  return {
    hear(a: Float32Array, b: Float32Array): void {
      for (let index = 0; index < a.length; index += 1) {
        const apart = Math.abs((b[index] ?? 0) - (a[index] ?? 0));
        power += apart * apart;
        if (apart <= largest) continue;
        largest = apart;
        largestAt = heard + index;
      }
      heard += a.length;
    },
    end(): SampleDifference {
      if (largest === 0) return { maxDbfs: null, rmsDbfs: null };
      const seconds = Math.floor(largestAt / channels) / sampleRate;
      return {
        maxDbfs: decibels(largest ** 2),
        rmsDbfs: decibels(power / heard),
        at: { seconds: Math.round(seconds * 1000) / 1000, channel: (largestAt % channels) + 1 },
      };
    },
  };
}

/** To 0.01. */
function decibels(power: number): number {
  return Math.round(1000 * Math.log10(power)) / 100;
}
