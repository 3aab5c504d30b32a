import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { cut, slope } from './slopes.ts';
import { reshaped } from './stream-effects.ts';

export const highpass = defineOperator({
  name: 'highpass',
  doc: 'Takes away what lies below a frequency: rumble, handling noise, breath on the microphone.',
  example: 'highpass(80 Hz)',
  streams: 'one',
  params: {
    frequency: quantity('Frequency', { min: 10, max: 2000, doc: 'where the response is 3 dB down' }),
    slope,
  },
  facts: reshaped,
  lower: (graph, [flow], { frequency, slope }) => cut(graph, withoutLoudness(flow), 'highpass', frequency, slope),
  explain: ({ frequency, slope }) => `takes away what lies below ${frequency} (${slope} slope)`,
});
