import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from '../e2e/support/lathe.ts';
import { masterSound } from './lab/master.ts';
import { length, level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { noise, sequence, stereo, sum, tone } from './lab/signals.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** A voice near the microphone, a pause, far from it, a pause, near again; the room is always there. */
const voice = sequence(
  tone(500, -18, 10),
  tone(500, -100, 4),
  tone(500, -28, 12),
  tone(500, -100, 4),
  tone(500, -18, 10),
);
const room = noise(-63, 40);
const take = sum(voice, room);

/** dB that it added between two times. */
function gain(rendered: typeof take, from: number, to: number): number {
  return level(rendered, from, to) - level(take, from, to);
}

const rendered = await render('voice |> level(target: -20 dBFS, range: 12 dB)', take);

test('near and far come to the target', () => {
  expect(level(rendered, 2, 9)).toBeCloseTo(-20, 1);
  expect(Math.abs(level(rendered, 22, 26) + 20)).toBeLessThan(1);
  expect(level(rendered, 33, 39)).toBeCloseTo(-20, 0);
});

test('a pause keeps the gain of the speech before it, until shortly before the next word', () => {
  expect(gain(rendered, 10.2, 12)).toBeCloseTo(-2, 0);
  expect(gain(rendered, 26.2, 28) - gain(rendered, 24, 24.5)).toBeLessThan(1);
  expect(gain(rendered, 12, 14)).toBeLessThan(4);
});

test('moves slowly: no more than 2 dB within half a second while it goes up', () => {
  const gains = Array.from({ length: 24 }, (_, half) => gain(rendered, 14 + half / 2, 14.5 + half / 2));
  const steps = gains.slice(1).map((value, index) => value - (gains[index] ?? 0));
  expect(Math.max(...steps)).toBeLessThan(2);
  expect(Math.min(...steps)).toBeGreaterThan(-0.1);
});

test('adds and takes no more than the range', async () => {
  const narrow = await render('voice |> level(target: -24 dBFS, range: 3 dB)', take);
  expect(gain(narrow, 2, 9)).toBeCloseTo(-3, 1);
  expect(gain(narrow, 22, 25)).toBeCloseTo(3, 0);
  expect(gain(narrow, 22, 25)).toBeLessThan(3.01);
});

test('a wider window follows later', async () => {
  const slow = await render('voice |> level(target: -20 dBFS, range: 12 dB, window: 12 s)', take);
  expect(gain(slow, 18, 19)).toBeLessThan(gain(rendered, 18, 19) - 2);
});

test('leaves a take alone in which nobody speaks', async () => {
  const quiet = await render('voice |> level()', room);
  expect(level(quiet) - level(room)).toBeCloseTo(0, 3);
});

test('keeps length and sides, at any rate', async () => {
  for (const sampleRate of [8000, 44_100, 96_000]) {
    const near = tone(500, -14, 3.3333, sampleRate);
    const sides = stereo(near, tone(500, -34, 3.3333, sampleRate));
    const evened = await render('voice |> level(target: -20 dBFS)', sides);
    expect(length(evened)).toBe(length(near));
    expect(level(evened, 1, 3, 0) - level(evened, 1, 3, 1)).toBeCloseTo(20, 1);
  }
});

test.each([
  [0.1, 'level(target: -20 dBFS)'],
  [0.2, 'level(target: -20 dBFS)'],
  [0.31, 'level(target: -20 dBFS)'],
  [1, 'level(target: -20 dBFS, window: 20 s)'],
])('a sound of %f s comes out whole, and is brought towards its target: %s', async (seconds, operator) => {
  const short = tone(1000, -14, seconds);
  const evened = await render(`voice |> ${operator}`, short);
  expect(length(evened)).toBe(length(short));
  expect(level(evened)).toBeLessThan(-17);
  expect(level(evened)).toBeGreaterThan(-20.1);
});

test('one channel can be converted before it and measured after it', async () => {
  const { report, refusal } = await masterSound(folder, 'voice |> denoise() |> level() |> normalize(-16 LUFS)', take);
  expect(refusal).toBeUndefined();
  expect(report?.output.loudness.integratedLufs).toBeCloseTo(-16, 1);
});

test('surround is mixed down to stereo', async () => {
  const five = {
    sampleRate: 48_000,
    channels: Array.from({ length: 6 }, () => tone(500, -30, 2).channels[0] ?? new Float64Array()),
  };
  expect((await render('voice |> level()', five)).channels).toHaveLength(2);
});
