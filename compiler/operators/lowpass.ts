import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { cut, slope } from './slopes.ts';
import { reshaped } from './stream-effects.ts';

export const lowpass = defineOperator({
  name: 'lowpass',
  doc: 'Takes away what lies above a frequency: hiss, whistle, harshness.',
  example: 'lowpass(12 kHz)',
  streams: 'one',
  params: {
    frequency: quantity('Frequency', { min: 200, max: 20_000, doc: 'where the response is 3 dB down' }),
    slope,
  },
  facts: reshaped,
  lower: (graph, [flow], { frequency, slope }) => cut(graph, withoutLoudness(flow), 'lowpass', frequency, slope),
  explain: ({ frequency, slope }) => `takes away what lies above ${frequency} (${slope} slope)`,
});
