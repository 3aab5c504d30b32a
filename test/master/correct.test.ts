import { describe, expect, test } from 'vitest';
import { nextCorrection } from '../../runtime/engine/master/correct.ts';
import type { Target } from '../../runtime/engine/master/verify.ts';
import { loudnessOf } from './support/loudness.ts';

const target: Target = {
  integratedLufs: -16,
  soundless: false,
  toleranceLu: 0.2,
  ceilingDbtp: -1,
  shortTermMaxLufs: undefined,
  gainDb: 3,
  reductionDb: 2,
  mode: 'limited',
  exhausted: false,
};
const first = { loudness: 0, ceiling: 0.6 };

const correctionOf = (integrated: number, peak: number, more: Partial<Target> = {}, corrections = 0) =>
  nextCorrection({ ...target, ...more }, loudnessOf(integrated, peak), first, corrections);

test('a deliverable within its limits stays', () => {
  expect(correctionOf(-16.17, -1.2)).toBeUndefined();
});

test('the first one is held to a little less, since other meters read otherwise', () => {
  expect(correctionOf(-16.19, -1.2)?.reason).toBe('0.19 LU too soft');
  expect(correctionOf(-16, -1.05)?.reason).toBe('at the ceiling, where other meters read higher');
  expect(correctionOf(-16.19, -1.05, {}, 1)).toBeUndefined();
});

test('what the encoder took is asked for, what it added to a peak is taken before', () => {
  expect(correctionOf(-16.5, -0.6)).toEqual({
    shift: { loudness: 0.5, ceiling: 1.2 }, // 0.4 dB over, and 0.2 dB more
    reason: '0.50 LU too soft and 0.40 dB over the ceiling',
  });
});

test('the last correction leaves more room', () => {
  expect(correctionOf(-16, -0.6, {}, 1)?.shift.ceiling).toBeCloseTo(0.6 + 0.4 + 0.8);
});

describe('loudness is not asked for', () => {
  test('where the limiter may take no more', () => {
    expect(correctionOf(-17, -2, { exhausted: true })).toBeUndefined();
  });

  test('where the preset takes less gain for the peaks', () => {
    expect(correctionOf(-17, -2, { mode: 'lowered' })).toBeUndefined();
  });
});

test('what is too loud is turned down even where the limiter is exhausted', () => {
  expect(correctionOf(-15.5, -2, { exhausted: true })?.shift).toEqual({ loudness: -0.5, ceiling: 0.6 });
});

test('without a ceiling only loudness counts', () => {
  expect(correctionOf(-16, 3, { ceilingDbtp: undefined })).toBeUndefined();
});
