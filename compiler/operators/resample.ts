import { ceil, notEqual, sub } from '../artifact/expr.ts';
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
    return rate.min === rate.max ? { ...others, sampleRate: Math.round(rate.min) } : others;
  },
  lower(graph, [flow], { rate }) {
    const sampleRate = graph.value(ceil(sub(rate, 0.5))); // FFmpeg takes whole numbers only
    const when = notEqual(flow.sampleRate, sampleRate);
    return { ...graph.filter(flow, 'aresample', { sample_rate: sampleRate }, { when }), sampleRate };
  },
  explain: ({ rate }) => `changes the sample rate to ${rate}`,
});
