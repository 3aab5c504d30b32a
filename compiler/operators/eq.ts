import { isBelowHalfTheRate, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity, quantityOr } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const eq = defineOperator({
  name: 'eq',
  doc: 'Lifts or lowers a band around a frequency (a bell).',
  example: 'eq(250 Hz, gain: -3 dB, q: 1.4)',
  streams: 'one',
  params: {
    frequency: quantity('Frequency', { min: 20, max: 20_000, doc: 'centre of the band' }),
    gain: quantity('Gain', { min: -24, max: 24, doc: 'at the centre' }),
    q: quantityOr('Number', 1, { min: 0.1, max: 20, doc: 'how narrow the band is: frequency divided by bandwidth' }),
  },
  facts: reshaped,
  lower(graph, [flow], { frequency, gain, q }) {
    const options = { frequency, width_type: 'q', width: q, gain } as const;
    return graph.filter(withoutLoudness(flow), 'equalizer', options, { when: isBelowHalfTheRate(frequency, flow) });
  },
  explain: ({ frequency, gain, q }) => `changes the band around ${frequency} by ${gain} (q ${q})`,
});
