import { expect, test } from 'vitest';
import { type Levels, levelFigures, soundBounds } from '../../runtime/engine/measure/levels.ts';

/** Levels in dBFS with how many blocks of 20 ms each lasts. */
function levels(...parts: readonly (readonly [level: number, blocks: number])[]): Levels {
  const rms = parts.flatMap(([level, blocks]) => Array.from({ length: blocks }, () => level));
  return { rms: Float32Array.from(rms), samplePeakDb: -1, blockSeconds: 0.02 };
}

const silence = Number.NEGATIVE_INFINITY;

test('the rms is that of the whole stream, silence included', () => {
  expect(levelFigures(levels([-20, 100])).rmsDb).toBeCloseTo(-20);
  expect(levelFigures(levels([-20, 100], [silence, 100])).rmsDb).toBeCloseTo(-23.01, 2);
});

test('the noise floor is the rms of the quietest half second', () => {
  expect(levelFigures(levels([-20, 50], [-62, 25], [-20, 50])).noiseFloorDb).toBeCloseTo(-62);
  // 24 quiet blocks are not enough: one loud block stands in every half second.
  expect(levelFigures(levels([-20, 50], [-62, 24], [-20, 50])).noiseFloorDb).toBeCloseTo(-20 - 10 * Math.log10(25), 1);
});

test('digital silence is no room', () => {
  expect(levelFigures(levels([-60, 30], [silence, 100], [-20, 50])).noiseFloorDb).toBeCloseTo(-60);
  expect(levelFigures(levels([-20, 10], [silence, 100])).noiseFloorDb).toBeNull();
  expect(levelFigures(levels([silence, 100]))).toMatchObject({ rmsDb: null, noiseFloorDb: null });
});

test('sound begins with the first block and ends after the last one that reaches the threshold', () => {
  const take = levels([-70, 50], [-30, 10], [-70, 20], [-30, 10], [-70, 110]);
  expect(soundBounds(take, -50)).toEqual({ start: 1, end: 1.8 });
  expect(soundBounds(take)).toEqual({ start: 0, end: 4 });
  expect(soundBounds(take, -10)).toBeUndefined();
});
