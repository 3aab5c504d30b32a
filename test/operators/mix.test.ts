import { expect, test } from 'vitest';
import { difference, length, level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { stereo, sum, tone } from './lab/signals.ts';

const voice = tone(440, -12, 1);
const music = tone(3000, -18, 0.6);

test('adds the streams at the level they come with', async () => {
  const rendered = await render('mix(voice |> channels(mono), music |> channels(mono))', { voice, music });
  expect(rendered.channels).toHaveLength(1);
  expect(difference(rendered, sum(voice, music))).toBeLessThan(1e-12);
});

test('a mono voice stands in the middle of a stereo mix at its own level', async () => {
  const rendered = await render('mix(voice, music)', { voice, music: stereo(music) });
  expect(rendered.channels).toHaveLength(2);
  expect(level(rendered, 0.7, 1, 0)).toBeCloseTo(-12, 2);
  expect(level(rendered, 0.7, 1, 1)).toBeCloseTo(-12, 2);
});

test('ends with the longest, the shortest or the first stream', async () => {
  expect(length(await render('mix(voice, music)', { voice, music }))).toBe(48_000);
  expect(length(await render('mix(voice, music, length: shortest)', { voice, music }))).toBe(28_800);
  expect(length(await render('mix(music, voice, length: first)', { voice, music }))).toBe(28_800);
});

test('streams of other rates meet at the rate of the first', async () => {
  const rendered = await render('mix(voice |> resample(44.1 kHz), music)', { voice, music });
  expect(rendered.sampleRate).toBe(44_100);
  expect(length(rendered)).toBe(44_100);
});
