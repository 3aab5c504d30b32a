import { ceil, div, lessThan } from '../artifact/expr.ts';
import { durationOf, samples, withDuration, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { stream } from './params.ts';
import { reshaped } from './stream-effects.ts';

/** Samples that FFmpeg may keep: all of the stream, so that it begins again where it really ends. */
const whole = 2 ** 31 - 1;

export const loop = defineOperator({
  name: 'loop',
  doc: 'Repeats the stream until another one ends, and ends with it.',
  example: 'loop(until: speech)',
  streams: 'one',
  params: { until: stream('the stream that decides how long this one becomes') },
  facts: reshaped,
  lower(graph, [input], { until }) {
    const flow = withoutLoudness(input);
    const wanted = durationOf(graph, until);
    const own = durationOf(graph, flow);
    // One round more than it takes, in case the stream is shorter than its file says; what is too much is cut.
    const rounds = ceil(div(wanted, own));
    const looped = graph.filter(flow, 'aloop', { loop: rounds, size: whole }, { when: lessThan(own, wanted) });
    return withDuration(graph.filter(looped, 'atrim', { end_sample: samples(wanted, flow) }), wanted);
  },
  explain: () => 'repeats it until the other stream ends',
});
