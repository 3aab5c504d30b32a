import { max, min, sub } from '../artifact/expr.ts';
import { curve, fadeCurves } from './fade-curves.ts';
import { durationOf, samples, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const fadeOut = defineOperator({
  name: 'fade_out',
  doc: 'Takes the end down to silence.',
  example: 'fade_out(3 s)',
  streams: 'one',
  params: {
    duration: quantity('Duration', { min: 0.001, max: 600, doc: 'from the full level to the end of the stream' }),
    curve,
  },
  facts: reshaped,
  lower(graph, [input], { duration, curve }) {
    const flow = withoutLoudness(input);
    const total = durationOf(graph, flow);
    const length = min(duration, total);
    return graph.filter(flow, 'afade', {
      type: 'out',
      start_sample: samples(sub(total, length), flow),
      nb_samples: max(1, samples(length, flow)),
      curve: fadeCurves[curve],
    });
  },
  explain: ({ duration, curve }) => `fades the last ${duration} out (${curve})`,
});
