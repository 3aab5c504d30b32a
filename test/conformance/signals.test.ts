import { describe, expect, test } from 'vitest';
import type { Case } from '../../golden/conformance/case.ts';
import { stereoPeakDb } from '../../golden/conformance/k-weighting.ts';
import { rowsOf } from '../../golden/conformance/rows.ts';
import { tone } from '../../golden/conformance/sound.ts';
import { saysTheSame } from '../../tools/conformance/document.ts';

test.each([
  [25, -11.916],
  [100, -21.176],
  [500, -22.351],
  [997, -23],
  [1000, -23.007],
  [2000, -25.38],
  [10_000, -26.351],
])('a stereo sine of %d Hz reads -23 LUFS at %d dBFS', (hertz, peakDb) => {
  expect(stereoPeakDb(-23, hertz)).toBeCloseTo(peakDb, 3);
});

test('the phase of a tone runs on where its level changes', () => {
  const samples = tone([{ seconds: 0.01, peakDb: 0 }, { seconds: 0.01 }, { seconds: 0.01, peakDb: -20 }], 1000);
  const period = (at: number) => samples.slice(at, at + 48);
  expect(samples).toHaveLength(1440);
  expect(period(480).every((value) => value === 0)).toBe(true);
  for (const [at, value] of period(960).entries()) expect(value).toBeCloseTo(0.1 * (period(0)[at] ?? 0), 9);
});

describe('a row', () => {
  const rowOf = (readings: readonly (readonly [expected: number | null, read: number | null])[]) => {
    const requirement = {
      figure: 'integrated, LUFS',
      tolerance: { above: 0.2, below: 0.4 },
      readings: () => readings.map(([expected, read]) => ({ expected, read })),
    };
    const one: Case = {
      standard: 'EBU Tech 3341',
      name: '1',
      signal: '',
      sounds: () => [],
      requirements: [requirement],
    };
    const [row] = rowsOf(one, []);
    return [row?.expected, row?.read, row?.passed];
  };

  test('shows the reading that is furthest off', () => {
    expect(rowOf([[-23, -23.1], [-22, -22.3], [-21, -21]])).toEqual([-22, -22.3, true]); // biome-ignore format: pairs
  });

  test('fails above and below its tolerance, without a reading, and with one where there is to be none', () => {
    expect(rowOf([[0, 0.21]])[2]).toBe(false);
    expect(rowOf([[0, -0.41]])[2]).toBe(false);
    expect(rowOf([[0, null]])[2]).toBe(false);
    expect(rowOf([[null, -60]])[2]).toBe(false);
    expect(rowOf([])[2]).toBe(false);
    expect(rowOf([[null, null]])[2]).toBe(true);
  });
});

test('two documents say the same when figures are within 0.01 and all else is equal', () => {
  const document = (read: string, verdict: string) => `Measured with FFmpeg ${read}.\n| 1 | ${read} | ${verdict} |`;
  expect(saysTheSame(document('-23.01', 'pass'), document('-23.02', 'pass'))).toBe(true);
  expect(saysTheSame(document('-23.01', 'pass'), document('-23.03', 'pass'))).toBe(false);
  expect(saysTheSame(document('-23.01', 'pass'), document('-23.01', 'fail'))).toBe(false);
});
