import type { Expr } from '../../schemas/generated/artifact.ts';
import { add, amplitude, min, mul, neg, sub } from '../artifact/expr.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { detectorReading } from './detector.ts';
import { milliseconds, withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';
import { sum } from './sum.ts';

/** Seconds; an "s" starts within a few milliseconds and lasts for fifty or more. */
const attack = 0.001;
const release = 0.06;

export const deess = defineOperator({
  name: 'deess',
  doc: 'Softens sharp s and sh: turns the upper band down while it is loud.',
  example: 'deess(amount: 6 dB, frequency: 5 kHz)',
  streams: 'one',
  params: {
    amount: quantityOr('Gain', 6, { min: 0, max: 20, doc: 'the most that it takes from the upper band' }),
    frequency: quantityOr('Frequency', 5000, { min: 2000, max: 12_000, doc: 'where the upper band begins' }),
    threshold: quantityOr('Level', -36, { min: -50, max: 0, doc: 'level of the upper band from which it works' }),
  },
  facts: reshaped,
  object: refuseDucked('a de-esser'),
  lower(graph, [input], { amount, frequency, threshold }) {
    const flow = withoutLoudness(input);
    // Above half the sample rate FFmpeg's biquads let everything pass, and both bands would be the whole.
    const edge = min(frequency, mul(flow.sampleRate, 0.45));
    const tamed = graph.filter(band(graph, flow, 'highpass', edge), 'acompressor', {
      threshold: amplitude(add(threshold, detectorReading(attack, release))),
      ratio: 20,
      attack: milliseconds(attack),
      release: milliseconds(release),
      knee: amplitude(3),
      detection: 'rms',
      link: 'maximum',
      mix: sub(1, amplitude(neg(amount))), // the share that stays as it is bounds the reduction
    });
    return sum(graph, [band(graph, flow, 'lowpass', edge), tamed], 'longest');
  },
  explain: ({ amount, frequency, threshold }) =>
    `turns what lies above ${frequency} down by at most ${amount} while it is louder than ${threshold}`,
});

/**
 * One side of a Linkwitz-Riley crossover, 24 dB per octave: both sides add up to the same level at every frequency.
 * (FFmpeg's own `deesser` is not used: its sensitivity moves with the sample rate and with the fourth power of the level.)
 */
function band(graph: Lowering, flow: Flow, side: 'highpass' | 'lowpass', frequency: Expr): Flow {
  const options = { frequency, width_type: 'q', width: Math.SQRT1_2 } as const;
  return graph.filter(graph.filter(flow, side, options), side, options);
}
