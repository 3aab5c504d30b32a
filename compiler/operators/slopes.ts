import type { Expr } from '../../schemas/generated/artifact.ts';
import type { Flow, Lowering } from '../lower/lowering.ts';
import { isBelowHalfTheRate } from './flows.ts';
import { choiceOr } from './params.ts';

/** Quality factors of the biquads that make up a Butterworth filter, whose response is 3 dB down at its frequency. */
const butterworth = {
  gentle: [Math.SQRT1_2],
  steep: [0.541196, 1.306563], // 1 / (2 cos(pi / 8)) and 1 / (2 cos(3 pi / 8))
} as const;

export const slope = choiceOr(['gentle', 'steep'], 'gentle', 'gentle: 12 dB per octave; steep: 24 dB per octave');

/** A Butterworth high-pass or low-pass filter of order two (gentle) or four (steep). */
export function cut(
  graph: Lowering,
  flow: Flow,
  side: 'highpass' | 'lowpass',
  frequency: Expr,
  steepness: keyof typeof butterworth,
): Flow {
  // No high-pass reaches as high as half of any rate.
  const when = side === 'lowpass' ? isBelowHalfTheRate(frequency, flow) : 1;
  return butterworth[steepness].reduce<Flow>(
    (from, width) => graph.filter(from, side, { frequency, width_type: 'q', width }, { when }),
    flow,
  );
}
