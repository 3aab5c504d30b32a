import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../e2e/support/lathe.ts';
import { masterSound } from './lab/master.ts';
import { length, level } from './lab/meters.ts';
import { noise, sequence, sum, tone } from './lab/signals.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** Room tone for 2 s, a word of 1 s, a pause, another word, room tone for 3 s. */
const take = sum(
  sequence(tone(500, -200, 2), tone(500, -20, 1), tone(500, -200, 1.5), tone(500, -30, 1), tone(500, -200, 3)),
  noise(-70, 8.5),
);

async function seconds(stage: string): Promise<number> {
  const { sound } = await masterSound(folder, `voice |> ${stage}`, take);
  if (sound === undefined) throw new Error(`${stage} was refused`);
  return length(sound) / sound.sampleRate;
}

test('keeps from the first sound to the last one, and what is asked for of the silence around', async () => {
  expect(await seconds('trim_silence(threshold: -50 dBFS, head: 0 ms, tail: 0 ms)')).toBeCloseTo(3.5, 2);
  expect(await seconds('trim_silence(threshold: -50 dBFS, head: 500 ms, tail: 1 s)')).toBeCloseTo(5, 2);
  expect(await seconds('trim_silence(threshold: -25 dBFS, head: 0 ms, tail: 0 ms)')).toBeCloseTo(1, 2);
});

test('trims one side where that is asked for', async () => {
  expect(await seconds('trim_silence(head: 0 ms, side: head)')).toBeCloseTo(6.5, 2);
  expect(await seconds('trim_silence(tail: 0 ms, side: tail)')).toBeCloseTo(5.5, 2);
});

test('keeps all where there is less silence than it may keep', async () => {
  expect(await seconds('trim_silence(head: 10 s, tail: 10 s)')).toBeCloseTo(8.5, 4);
});

test('the pause between the words stays, and the first word begins where it did', async () => {
  const { sound } = await masterSound(folder, 'voice |> trim_silence(head: 200 ms, tail: 0 ms)', take);
  if (sound === undefined) throw new Error('it was refused');
  expect(level(sound, 0, 0.18)).toBeLessThan(-60);
  expect(level(sound, 0.22, 1.18)).toBeCloseTo(-20, 1);
  expect(level(sound, 1.25, 2.65)).toBeLessThan(-60);
});

test('its length is known to what follows: a fade ends with the sound', async () => {
  const { sound } = await masterSound(
    folder,
    'voice |> trim_silence(threshold: -25 dBFS, head: 0 ms, tail: 0 ms) |> fade_out(200 ms, curve: linear)',
    take,
  );
  if (sound === undefined) throw new Error('it was refused');
  expect(level(sound, 0.3, 0.7)).toBeCloseTo(-20, 1);
  expect(level(sound, 0.895, 0.905)).toBeCloseTo(-26, 0);
});

test('a take without sound is refused', async () => {
  const { refusal } = await masterSound(folder, 'voice |> trim_silence(threshold: -30 dBFS)', noise(-60, 2));
  expect(refusal).toContain('input/silent');
});
