import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../e2e/support/lathe.ts';
import { masterSound } from './lab/master.ts';
import { level } from './lab/meters.ts';
import { noise, type Sound, sequence, sum, tone } from './lab/signals.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

async function master(stage: string, sound: Sound) {
  const { report, sound: made, refusal } = await masterSound(folder, `voice |> ${stage}`, sound);
  if (report === undefined || made === undefined) throw new Error(refusal);
  return { report, made };
}

/** What the verdicts say, by what they are about. */
function verdicts({ report }: Awaited<ReturnType<typeof master>>): Record<string, string> {
  return Object.fromEntries(report.verdicts.map(({ what, measured }) => [what, measured]));
}

test('brings the rms to the target: that of a sine is 3 dB under its level', async () => {
  const mastered = await master('normalize_rms(-20 dBFS)', tone(997, -30, 3));
  expect(level(mastered.made)).toBeCloseTo(-20 + 3.01, 2);
  expect(mastered.report.mode).toBe('linear');
  expect(verdicts(mastered)).toMatchObject({ 'rms level': '-20.00 dBFS', 'sample peak': '-16.99 dBFS' });
  expect(mastered.report.output.levels).toEqual({ rmsDb: -20, samplePeakDb: -16.99, noiseFloorDb: -20 });
});

test('counts silence in, and does not weight frequencies as loudness does', async () => {
  const mastered = await master('normalize_rms(-20 dBFS)', sequence(tone(60, -20, 2), tone(60, -200, 2)));
  expect(level(mastered.made, 0, 2)).toBeCloseTo(-20 + 3.01 + 3.01, 1);
});

test('limits the samples that would pass the peak, and reaches the rms all the same', async () => {
  const clicks = sum(
    tone(440, -20, 4),
    sequence(...Array.from({ length: 8 }, () => sequence(tone(1000, 0, 0.002), tone(1000, -200, 0.498)))),
  );
  const mastered = await master('normalize_rms(-20 dBFS, tolerance: 1 dB, peak: -3 dBFS)', clicks);
  expect(mastered.report.mode).toBe('limited');
  expect(mastered.report.gainReductionDb).toBeGreaterThan(2);
  expect(mastered.report.output.levels?.samplePeakDb).toBeLessThanOrEqual(-3);
  expect(mastered.report.verdicts.every(({ passed }) => passed)).toBe(true);
});

test('the noise floor is that of the quietest half second, and too high a one is refused', async () => {
  const stage = 'normalize_rms(-20.5 dBFS, tolerance: 2.5 dB, noise_floor: -60 dBFS)';
  const words = sequence(tone(500, -17, 3), tone(500, -200, 1), tone(500, -17, 3));
  const quiet = await master(stage, sum(words, noise(-70, 7)));
  expect(Number.parseFloat(verdicts(quiet)['noise floor'] ?? '')).toBeCloseTo(-69.8, 0);
  const { refusal } = await masterSound(folder, `voice |> ${stage}`, sum(words, noise(-50, 7)));
  expect(refusal).toContain('noise floor -49.8');
  expect(refusal).toContain('expected at most -60 dBFS');
});

test('silence has no rms', async () => {
  const { refusal } = await masterSound(folder, 'voice |> normalize_rms(-20 dBFS)', tone(500, -140, 2));
  expect(refusal).toContain('input/silent');
});
