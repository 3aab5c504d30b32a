import { notEqual } from '../artifact/expr.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { unknownStream } from './stream-facts.ts';

export const resample = defineOperator({
  name: 'resample',
  doc: 'Changes the sample rate; what is delivered still has the rate of the profile.',
  example: 'resample(48 kHz)',
  streams: 'one',
  params: { rate: quantity('Frequency', { min: 8000, max: 96_000, doc: 'samples in a second' }) },
  facts([stream = unknownStream], { rate }) {
    const { sampleRate: _, ...others } = stream;
    return rate.min === rate.max ? { ...others, sampleRate: rate.min } : others;
  },
  lower(graph, [flow], { rate }) {
    const when = notEqual(flow.sampleRate, rate);
    return { ...graph.filter(flow, 'aresample', { sample_rate: rate }, { when }), sampleRate: rate };
  },
  explain: ({ rate }) => `changes the sample rate to ${rate}`,
});
