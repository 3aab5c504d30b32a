import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { choice, quantity } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const shelf = defineOperator({
  name: 'shelf',
  doc: 'Lifts or lowers everything below (low) or above (high) a frequency.',
  example: 'shelf(high, 8 kHz, gain: 2 dB)',
  streams: 'one',
  params: {
    side: choice(['low', 'high'], 'low: what lies below the frequency; high: what lies above it'),
    frequency: quantity('Frequency', { min: 20, max: 20_000, doc: 'where half of the gain (in dB) is reached' }),
    gain: quantity('Gain', { min: -24, max: 24, doc: 'far from the frequency' }),
  },
  facts: reshaped,
  lower(graph, [flow], { side, frequency, gain }) {
    // This width is the steepest slope without overshoot.
    const options = { frequency, width_type: 'q', width: Math.SQRT1_2, gain } as const;
    return graph.filter(withoutLoudness(flow), side === 'low' ? 'lowshelf' : 'highshelf', options);
  },
  explain: ({ side, frequency, gain }) =>
    `changes what lies ${side === 'low' ? 'below' : 'above'} ${frequency} by ${gain}`,
});
