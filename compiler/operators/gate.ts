import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { turnDownBelow } from './turn-down-below.ts';

export const gate = defineOperator({
  name: 'gate',
  doc: 'Turns down what is quieter than a threshold: room, headphones, hiss between the words.',
  example: 'gate(threshold: -45 dBFS, range: 15 dB)',
  streams: 'one',
  params: {
    threshold: quantityOr('Level', -45, { min: -80, max: 0, doc: 'where it begins; a full-scale sine is 0 dBFS' }),
    ratio: quantityOr('Ratio', 4, { min: 1, max: 100, doc: 'dB that 1 dB under the threshold becomes' }),
    attack: quantityOr('Duration', 0.002, { min: 0.0001, max: 0.5, doc: 'until it has opened' }),
    release: quantityOr('Duration', 0.15, { min: 0.005, max: 5, doc: 'until a level that falls by 17 dB is followed' }),
    range: quantityOr('Gain', 20, { min: 0, max: 60, doc: 'the most that it takes' }),
  },
  facts: reshaped,
  object: refuseDucked('a gate'),
  lower: (graph, [flow], settings) => turnDownBelow(graph, flow, { ...settings, knee: 3 }),
  explain: ({ threshold, ratio, range }) => `turns down what is below ${threshold} at ${ratio}, by at most ${range}`,
});
