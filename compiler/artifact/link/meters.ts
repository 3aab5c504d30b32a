import type { ConcreteNode } from '../serialize.ts';

/** One loudness meter in a graph: where it writes, and what it measures. */
export interface Meter {
  /** The name that FFmpeg's log calls it by. */
  readonly instance: string;
  /** The file in the working folder that it writes its figures to, one block each 100 ms. */
  readonly file: string;
  /** The link that it reads. */
  readonly link: string;
  /** The link that it feeds; it has to be mapped to an output. */
  readonly out: string;
}

/** The meter with a number, on a link. */
export function createMeter(number: number, link: string): Meter {
  const instance = `meter${number}`;
  return { instance, file: `${instance}.txt`, link, out: `${instance}_out` };
}

const debugLevel = 48; // FFmpeg's name for it came after 5.1; keeps the line for each 100 ms out of the log

/** What a meter reads, narrowest first: true peaks are two thirds of its work, sample peaks next to nothing. */
const scopes = ['loudness', 'loudness and sample peaks', 'loudness and peaks'] as const;

export type MeterScope = (typeof scopes)[number];

/** All that a meter can read. */
export const widestScope: MeterScope = 'loudness and peaks';

/** The scope that covers two. */
export function widerScope(one: MeterScope | undefined, other: MeterScope): MeterScope {
  return one !== undefined && scopes.indexOf(one) > scopes.indexOf(other) ? one : other;
}

const peaksOf: Readonly<Record<MeterScope, { readonly peak?: string }>> = {
  loudness: {},
  'loudness and sample peaks': { peak: 'sample' },
  'loudness and peaks': { peak: 'true+sample' },
};

/**
 * The filters of a meter: loudness by ITU-R BS.1770; one channel reads as dual mono, since it plays on two loudspeakers.
 */
export function meterNodes(
  { instance, file, out }: Meter,
  link: string,
  scope: MeterScope = widestScope,
): readonly ConcreteNode[] {
  const options = { ...peaksOf[scope], metadata: true, dualmono: true, framelog: debugLevel };
  const between = `${instance}_figures`;
  return [
    { filter: 'ebur128', instance, options, in: [link], out: [between] },
    { filter: 'ametadata', options: { mode: 'print', file }, in: [between], out: [out] },
  ];
}
