import { expect, test } from 'vitest';
import { type GainSearch, seekGain } from '../../runtime/engine/master/seek-gain.ts';

const search: GainSearch = { target: -16, tolerance: 0.02, start: 4, most: 20, steepness: undefined, maxTrials: 5 };

/** Seeks among loudnesses that a function gives; tells what was tried. */
async function seek(loudnessOf: (gain: number) => number, more: Partial<GainSearch> = {}) {
  const tried: number[] = [];
  const found = await seekGain({ ...search, ...more }, async (gain) => {
    tried.push(gain);
    return loudnessOf(gain);
  });
  return { ...found, tried };
}

/** A programme of -20 LUFS whose limiter takes half of all gain above 2 dB. */
const limited = (gain: number): number => -20 + Math.min(gain, 2) + Math.max(0, gain - 2) / 2;

test('a gain that is right at once is tried once', async () => {
  expect(await seek((gain) => -20 + gain)).toEqual({ gain: 4, steepness: 1, tried: [4] });
});

test('what the limiter takes is asked for again, along the slope of the two last trials', async () => {
  expect(await seek(limited)).toEqual({ gain: 6, steepness: 2, tried: [4, 5, 6] });
});

test('a last small step is taken without a trial', async () => {
  const { gain, tried } = await seek(limited, { start: 5.7 });
  expect({ gain, tried }).toEqual({ gain: 6, tried: [5.7, 5.85] });
});

test('a search that knows the slope from an earlier one needs a single trial', async () => {
  const { gain, tried } = await seek(limited, { start: 5.9, steepness: 2 });
  expect({ gain, tried }).toEqual({ gain: 6, tried: [5.9] });
});

test('no gain above the most is tried', async () => {
  const { gain, tried } = await seek(limited, { most: 4.5 });
  expect({ gain, tried }).toEqual({ gain: 4.5, tried: [4, 4.5] });
});

test('a step is stretched four times at the most', async () => {
  const { tried } = await seek((gain) => -17 + gain / 100, { maxTrials: 3, most: 100 });
  expect(tried).toEqual([4, 4.96, 8.76]);
});

test('where more gain gives less, soft passages have come through the gate: the gain lies before', async () => {
  const gated = (gain: number): number => (gain < 7 ? limited(gain) - 0.2 : -25);
  const { gain, tried } = await seek(gated, { start: 5 });
  expect(tried.every((trial) => trial < 7)).toBe(true);
  expect(gain).toBeCloseTo(6.4, 1);
  const { gain: before } = await seek(gated, { start: 5, steepness: 4 });
  expect(before).toBeCloseTo(6.4, 0);
});

test('a limiter that gives nothing for more gain ends the search after its trials', async () => {
  const { tried } = await seek(() => -18);
  expect(tried).toHaveLength(5);
});

test('gains are rounded, so that equal measurements give equal arguments', async () => {
  const { gain } = await seek((tried) => -20 + tried, { start: 3.98765 });
  expect(gain).toBe(3.99);
});
