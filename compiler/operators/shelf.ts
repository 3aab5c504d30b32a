import { min, mul } from '../artifact/expr.ts';
import { isBelowHalfTheRate, withoutLoudness } from './flows.ts';
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
    const shape = { width_type: 'q', width: Math.SQRT1_2, gain } as const;
    const from = withoutLoudness(flow);
    if (side === 'high') {
      return graph.filter(from, 'highshelf', { frequency, ...shape }, { when: isBelowHalfTheRate(frequency, flow) });
    }
    // Where all of the sound lies below the frequency, all of it is lifted.
    return graph.filter(from, 'lowshelf', { frequency: min(frequency, mul(flow.sampleRate, 0.45)), ...shape });
  },
  explain: ({ side, frequency, gain }) =>
    `changes what lies ${side === 'low' ? 'below' : 'above'} ${frequency} by ${gain}`,
});
