import type { ConcreteNode } from '../serialize.ts';

/**
 * The filters that look at the highest sample of a link without changing it: floating point, since integers would be
 * clipped already. FFmpeg prints the peak at its end, under the instance's name.
 */
export function peakMeterNodes(instance: string, link: string, out: string): readonly ConcreteNode[] {
  const between = `${instance}_float`;
  return [
    { filter: 'aformat', options: { sample_fmts: 'dblp' }, in: [link], out: [between] },
    {
      filter: 'astats',
      instance,
      options: { measure_perchannel: 'none', measure_overall: 'Peak_level' },
      in: [between],
      out: [out],
    },
  ];
}
