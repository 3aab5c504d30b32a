import { add, amplitude } from '../artifact/expr.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const gain = defineOperator({
  name: 'gain',
  doc: 'Makes everything louder or quieter by the same amount.',
  example: 'gain(-6 dB)',
  streams: 'one',
  params: { amount: quantity('Gain', { min: -60, max: 60, doc: 'change of level' }) },
  facts: reshaped,
  lower(graph, [flow], { amount }) {
    // In any other precision FFmpeg leaves double precision for this filter and what follows.
    const louder = graph.filter(flow, 'volume', { volume: amplitude(amount), precision: 'double' });
    return flow.loudness === undefined ? louder : { ...louder, loudness: add(flow.loudness, amount) };
  },
  explain: ({ amount }) => `changes the level by ${amount}`,
});
