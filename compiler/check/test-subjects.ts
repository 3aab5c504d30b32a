import type { QuantityType } from '../types/quantity.ts';

/** What a test can expect something of: a figure, the codec, or how far two builds of FFmpeg may be apart. */
type TestSubject = FigureSubject | { readonly kind: 'codec' } | { readonly kind: 'difference' };

/** A figure of the master, and of most inputs. */
export interface FigureSubject {
  readonly kind: 'figure';
  readonly type: QuantityType;
  /** What a tolerance is given in. */
  readonly difference: QuantityType;
  /** Whether inputs have it too, so that a master can be compared with one. */
  readonly ofInputs: boolean;
}

const figure = (type: QuantityType, difference: QuantityType = type, ofInputs = true): FigureSubject => ({
  kind: 'figure',
  type,
  difference,
  ofInputs,
});

/** The subjects of `expect`, by name. */
export const testSubjects: ReadonlyMap<string, TestSubject> = new Map<string, TestSubject>([
  ['loudness', figure('Loudness', 'LoudnessDelta')],
  ['loudness_range', figure('LoudnessDelta')],
  ['true_peak', figure('TruePeak', 'Gain')],
  ['sample_peak', figure('Level', 'Gain')],
  ['momentary_max', figure('Loudness', 'LoudnessDelta')],
  ['short_term_max', figure('Loudness', 'LoudnessDelta')],
  ['noise_floor', figure('Level', 'Gain')],
  ['rms', figure('Level', 'Gain')],
  ['duration', figure('Duration')],
  ['silence', figure('Duration')],
  ['duck_depth', figure('Gain', 'Gain', false)],
  ['channels', figure('Integer')],
  ['sample_rate', figure('Frequency')],
  ['codec', { kind: 'codec' }],
  ['sample_difference', { kind: 'difference' }],
  ['curve', figure('Loudness', 'LoudnessDelta')],
]);
