import type { ConcreteNode } from '../serialize.ts';

/** `astats` wakes a thread a channel for each frame: five times the work where frames are as short as a file's packets. */
const frameSamples = 24_000;

/**
 * The filters that look at the highest sample of a link without changing it: floating point, since integers would be
 * clipped already. FFmpeg prints the peak at its end, under the instance's name.
 */
export function peakMeterNodes(instance: string, link: string, out: string): readonly ConcreteNode[] {
  const [float, frames] = [`${instance}_float`, `${instance}_frames`];
  return [
    { filter: 'aformat', options: { sample_fmts: 'dblp' }, in: [link], out: [float] },
    { filter: 'asetnsamples', options: { nb_out_samples: frameSamples, pad: false }, in: [float], out: [frames] },
    {
      filter: 'astats',
      instance,
      options: { measure_perchannel: 'none', measure_overall: 'Peak_level' },
      in: [frames],
      out: [out],
    },
  ];
}
