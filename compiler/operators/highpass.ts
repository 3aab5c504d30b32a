import { defineOperator } from './operator.ts';
import { choiceOr, quantity } from './params.ts';

export const highpass = defineOperator({
  name: 'highpass',
  doc: 'Takes away what lies below a frequency: rumble, handling noise, breath on the microphone.',
  example: 'highpass(80 Hz)',
  streams: 'one',
  params: {
    frequency: quantity('Frequency', { min: 10, max: 2000, doc: 'where the response is 3 dB down' }),
    slope: choiceOr(['gentle', 'steep'], 'gentle', 'gentle: 12 dB per octave; steep: 24 dB per octave'),
  },
  lower(graph, [flow], { frequency, slope }) {
    if (slope === 'gentle') return graph.filter(flow, 'highpass', { frequency, width_type: 'q', width: Math.SQRT1_2 });
    // Butterworth of order four: two biquads with these quality factors.
    const first = graph.filter(flow, 'highpass', { frequency, width_type: 'q', width: 0.541196 });
    return graph.filter(first, 'highpass', { frequency, width_type: 'q', width: 1.306563 });
  },
  explain: ({ frequency, slope }) => `takes away what lies below ${frequency} (${slope} slope)`,
});
