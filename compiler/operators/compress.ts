import { add, amplitude } from '../artifact/expr.ts';
import { detectorReading } from './detector.ts';
import { milliseconds, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantity, quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';

export const compress = defineOperator({
  name: 'compress',
  doc: 'Turns down what is louder than a threshold, so that loud and quiet come closer.',
  example: 'compress(threshold: -22 dBFS, ratio: 3:1, attack: 8 ms, release: 120 ms)',
  streams: 'one',
  params: {
    threshold: quantity('Level', { min: -50, max: 0, doc: 'where it begins; a full-scale sine is 0 dBFS' }),
    ratio: quantityOr('Ratio', 3, { min: 1, max: 20, doc: 'dB above the threshold that become 1 dB' }),
    attack: quantityOr('Duration', 0.01, { min: 0.0001, max: 0.5, doc: 'until nine tenths of a jump are followed' }),
    release: quantityOr('Duration', 0.12, { min: 0.005, max: 5, doc: 'until a level that falls by 17 dB is followed' }),
    knee: quantityOr('Gain', 6, {
      min: 0,
      max: 18,
      doc: 'width of the bend around the threshold; 0 dB is a hard knee',
    }),
    makeup: quantityOr('Gain', 0, { min: 0, max: 24, doc: 'gain afterwards' }),
  },
  facts: reshaped,
  object: refuseDucked('a compressor'),
  lower(graph, [flow], { threshold, ratio, attack, release, knee, makeup }) {
    return graph.filter(withoutLoudness(flow), 'acompressor', {
      threshold: amplitude(add(threshold, graph.value(detectorReading(attack, release)))),
      ratio,
      attack: milliseconds(attack),
      release: milliseconds(release),
      knee: amplitude(knee),
      makeup: amplitude(makeup),
      detection: 'rms',
      link: 'maximum', // the average would let one loud side pass
    });
  },
  explain: ({ threshold, ratio, attack, release }) =>
    `turns down what is above ${threshold} at ${ratio} (attack ${attack}, release ${release})`,
});
