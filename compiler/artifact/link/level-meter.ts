import type { ConcreteNode } from '../serialize.ts';

/** A meter of sample levels in a graph: where it writes, and how long its blocks are. */
export interface LevelMeter {
  /** The file in the working folder that it writes its figures to, one block each 20 ms. */
  readonly file: string;
  /** The link that it reads. */
  readonly link: string;
  /** The link that it feeds; it has to be mapped to an output. */
  readonly out: string;
  /** Samples of a block; the last one of a stream can be shorter. */
  readonly blockSamples: number;
  /** Hz */
  readonly sampleRate: number;
}

/** Blocks a second: short enough for the beginning of a word, and 25 of them are the half second of a noise floor. */
const blockRate = 50;

/** The level meter with a number, on a link of a sample rate in Hz. */
export function createLevelMeter(number: number, link: string, sampleRate: number): LevelMeter {
  const name = `levels${number}`;
  const blockSamples = Math.round(sampleRate / blockRate);
  return { file: `${name}.txt`, link, out: `${name}_out`, blockSamples, sampleRate };
}

/** The filters of a level meter: rms and peak of each block, over all channels. */
export function levelMeterNodes({ file, link, out, blockSamples }: LevelMeter, from = link): readonly ConcreteNode[] {
  const statistics = {
    metadata: true,
    reset: 1,
    measure_perchannel: 'none',
    measure_overall: 'RMS_level+Peak_level',
  };
  return [
    {
      filter: 'asetnsamples',
      options: { nb_out_samples: blockSamples, pad: false },
      in: [from],
      out: [`${out}_blocks`],
    },
    { filter: 'astats', options: statistics, in: [`${out}_blocks`], out: [`${out}_figures`] },
    { filter: 'ametadata', options: { mode: 'print', file }, in: [`${out}_figures`], out: [`${out}_printed`] },
    // A meter behind this one would print these figures once more.
    { filter: 'ametadata', options: { mode: 'delete' }, in: [`${out}_printed`], out: [out] },
  ];
}
