import { add, amplitude, div, neg } from '../artifact/expr.ts';
import { detectorReading } from './detector.ts';
import { milliseconds, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';

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
  lower(graph, [flow], { threshold, ratio, attack, release, range }) {
    return graph.filter(withoutLoudness(flow), 'agate', {
      threshold: amplitude(add(threshold, graph.value(detectorReading(attack, release)))),
      // With rms detection the filter works on the squared signal, which doubles what it takes: 2 gives 3:1.
      ratio: div(add(ratio, 1), 2),
      attack: milliseconds(attack),
      release: milliseconds(release),
      range: amplitude(neg(range)),
      knee: 2, // of the squared signal: 3 dB wide
      detection: 'rms',
      link: 'maximum',
    });
  },
  explain: ({ threshold, ratio, range }) => `turns down what is below ${threshold} at ${ratio}, by at most ${range}`,
});
