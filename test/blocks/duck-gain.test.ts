import { expect, test } from 'vitest';
import { duckDepth } from '../../golden/blocks/duck-gain.ts';

const rate = 8000;

/** Samples that alternate, of a level in dBFS rms that may change from second to second. */
function stream(...levelsDb: readonly number[]): Float32Array {
  return Float32Array.from({ length: levelsDb.length * rate }, (_, index) => {
    const levelDb = levelsDb[Math.floor(index / rate)] ?? 0;
    return (index % 2 === 0 ? 1 : -1) * 10 ** (levelDb / 20);
  });
}

const speaks = -20;
const pauses = -120;

test('the gain while the voice speaks, whatever the bed does meanwhile', () => {
  const before = stream(-30, -40, -25, -50);
  const after = stream(-39, -49, -25, -50);
  const voice = stream(speaks, speaks, pauses, pauses);

  expect(duckDepth({ before, after, voice }, rate)).toBe(9);
});

test('words that are far louder or softer than usual do not count', () => {
  const before = stream(-30, -30, -30, -30, -30);
  const after = stream(-36, -42, -36, -33, -36);
  const voice = stream(speaks, speaks + 6, speaks, speaks - 8, speaks);

  expect(duckDepth({ before, after, voice }, rate)).toBe(6);
});

test('a bed that goes up has a depth below zero', () => {
  expect(duckDepth({ before: stream(-30), after: stream(-27), voice: stream(speaks) }, rate)).toBe(-3);
});

test('there is none where nobody speaks, and none where there is nothing to move', () => {
  expect(duckDepth({ before: stream(-30), after: stream(-39), voice: stream(pauses) }, rate)).toBeNull();
  expect(duckDepth({ before: stream(pauses), after: stream(pauses), voice: stream(speaks) }, rate)).toBeNull();
});
