import type { QuantityType } from '../types/quantity.ts';

/** What a test can expect something of: a figure, or a word such as a codec's name. */
type TestSubject =
  | { readonly kind: 'quantity'; readonly type: QuantityType; readonly difference: QuantityType }
  | { readonly kind: 'word' };

const figure = (type: QuantityType, difference: QuantityType = type): TestSubject => ({
  kind: 'quantity',
  type,
  difference,
});

/** The subjects of `expect`, by name. */
export const testSubjects: ReadonlyMap<string, TestSubject> = new Map([
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
  ['duck_depth', figure('Gain')],
  ['channels', figure('Integer')],
  ['sample_rate', figure('Frequency')],
  ['codec', { kind: 'word' }],
  ['curve', { kind: 'word' }],
]);
