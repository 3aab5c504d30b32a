import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { turnDownBelow } from './turn-down-below.ts';

export const expand = defineOperator({
  name: 'expand',
  doc: 'Makes what is quiet quieter, gently: a room tone that sinks between the words instead of being cut off.',
  example: 'expand(threshold: -40 dBFS, ratio: 2:1, range: 10 dB)',
  streams: 'one',
  params: {
    threshold: quantityOr('Level', -40, { min: -80, max: 0, doc: 'where it begins; a full-scale sine is 0 dBFS' }),
    ratio: quantityOr('Ratio', 2, { min: 1, max: 10, doc: 'dB that 1 dB under the threshold becomes' }),
    attack: quantityOr('Duration', 0.01, { min: 0.0001, max: 0.5, doc: 'until the level is back when a word begins' }),
    release: quantityOr('Duration', 0.3, { min: 0.005, max: 5, doc: 'until a level that falls by 17 dB is followed' }),
    range: quantityOr('Gain', 12, { min: 0, max: 40, doc: 'the most that it takes' }),
    knee: quantityOr('Gain', 6, { min: 0, max: 9, doc: 'width of the bend around the threshold; 0 dB is a hard knee' }),
  },
  facts: reshaped,
  object: refuseDucked('an expander'),
  lower: (graph, [flow], settings) => turnDownBelow(graph, flow, settings),
  explain: ({ threshold, ratio, range }) => `makes what is below ${threshold} quieter at ${ratio}, by at most ${range}`,
});
