import { add, ceil, div, mul, neg } from '../artifact/expr.ts';
import { withoutLoudness } from './flows.ts';
import { defineOperator } from './operator.ts';
import { quantityOr } from './params.ts';
import { refuseDucked, reshaped } from './stream-effects.ts';

/**
 * How far above the noise's level FFmpeg's floor is set, in dB. At its level only 8.6 of 10 dB come off; from here on
 * 9.5 to 10 do, and speech is still untouched.
 */
const margin = 4;

export const denoise = defineOperator({
  name: 'denoise',
  doc: 'Takes away steady noise: hiss, air conditioning, the hum of a room.',
  example: 'denoise(amount: 10 dB)',
  streams: 'one',
  params: {
    amount: quantityOr('Gain', 10, { min: 1, max: 30, doc: 'how much quieter the noise becomes' }),
    floor: quantityOr('Level', -50, { min: -80, max: -25, doc: 'rms of the noise; what is louder than this is kept' }),
  },
  facts: reshaped,
  object: refuseDucked('a noise reduction'),
  lower(graph, [flow], { amount, floor }) {
    // The filter is two of its steps of 1/80 s late (1200 samples at 48 kHz) and drops as much at the end.
    const late = graph.value(mul(neg(ceil(neg(div(flow.sampleRate, 80)))), 2));
    const longer = graph.filter(withoutLoudness(flow), 'apad', { pad_len: late });
    const noise_floor = add(floor, margin);
    const denoised = graph.filter(longer, 'afftdn', { noise_reduction: amount, noise_floor });
    const inTime = graph.filter(denoised, 'atrim', { start_sample: late });
    // Only what was cut is taken off the timestamps: a sound that starts after its picture keeps its place.
    return graph.filter(inTime, 'asetpts', { expr: 'PTS-2*floor(SR/80)/(SR*TB)' });
  },
  explain: ({ amount, floor }) => `takes ${amount} from steady noise at or below ${floor}`,
});
