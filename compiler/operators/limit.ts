import { sub } from '../artifact/expr.ts';
import { milliseconds, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { limitTruePeak } from './true-peak-limiter.ts';

/** dB; what comes out of a limiter that works on dense material is up to 0.07 dB over its ceiling, by the last resampling. */
const margin = 0.1;

export const limit = defineOperator({
  name: 'limit',
  doc: 'Holds the true peaks under a ceiling.',
  example: 'limit(-1 dBTP)',
  streams: 'one',
  params: {
    ceiling: quantityOr('TruePeak', -1, { min: -20, max: 0, doc: 'highest true peak (ITU-R BS.1770)' }),
    release: quantityOr('Duration', 0.05, { min: 0.001, max: 8, doc: 'until the gain is back after a peak' }),
  },
  facts: reshaped,
  object: refuseDucked('a limiter'),
  lower: (graph, [flow], { ceiling, release }) =>
    limitTruePeak(graph, withoutLoudness(flow), sub(ceiling, margin), 1, milliseconds(release)),
  explain: ({ ceiling }) => `holds the true peaks under ${ceiling}`,
});
