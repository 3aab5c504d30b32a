import { curve, fadeCurves } from './fade-curves.ts';
import { samples, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity } from './params.ts';
import { reshaped } from './stream-effects.ts';

export const fadeIn = defineOperator({
  name: 'fade_in',
  doc: 'Brings the beginning up from silence.',
  example: 'fade_in(500 ms)',
  streams: 'one',
  params: {
    duration: quantity('Duration', { min: 0.001, max: 600, doc: 'until the full level is reached' }),
    curve,
  },
  facts: reshaped,
  lower: (graph, [flow], { duration, curve }) =>
    graph.filter(withoutLoudness(flow), 'afade', {
      type: 'in',
      nb_samples: samples(duration, flow),
      curve: fadeCurves[curve],
    }),
  explain: ({ duration, curve }) => `fades in within ${duration} (${curve})`,
});
