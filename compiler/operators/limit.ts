import { milliseconds, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { limitTruePeak } from './true-peak-limiter.ts';

export const limit = defineOperator({
  name: 'limit',
  doc: 'Holds the true peaks under a ceiling.',
  example: 'limit(-1 dBTP)',
  streams: 'one',
  params: {
    ceiling: quantityOr('TruePeak', -1, { min: -24, max: 0, doc: 'highest true peak (ITU-R BS.1770)' }),
    release: quantityOr('Duration', 0.05, { min: 0.001, max: 8, doc: 'until the gain is back after a peak' }),
  },
  facts: reshaped,
  object: refuseDucked('a limiter'),
  lower: (graph, [flow], { ceiling, release }) =>
    limitTruePeak(graph, withoutLoudness(flow), ceiling, 1, milliseconds(release)),
  explain: ({ ceiling }) => `holds the true peaks under ${ceiling}`,
});
