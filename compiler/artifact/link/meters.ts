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

/** What a meter reads: true peaks are two thirds of its work. */
export type MeterScope = 'loudness and peaks' | 'loudness';

/**
 * The filters of a meter: loudness by ITU-R BS.1770; one channel reads as dual mono, since it plays on two loudspeakers.
 */
export function meterNodes(
  { instance, file, out }: Meter,
  link: string,
  scope: MeterScope = 'loudness and peaks',
): readonly ConcreteNode[] {
  const peak = scope === 'loudness' ? {} : { peak: 'true' };
  const options = { ...peak, metadata: true, dualmono: true, framelog: debugLevel };
  const between = `${instance}_figures`;
  return [
    { filter: 'ebur128', instance, options, in: [link], out: [between] },
    { filter: 'ametadata', options: { mode: 'print', file }, in: [between], out: [out] },
  ];
}
