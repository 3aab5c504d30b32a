import { expect, test } from 'vitest';
import { difference, length, level } from './lab/meters.ts';
import { findings, render } from './lab/render.ts';
import { channel, stereo, tone } from './lab/signals.ts';

const voice = tone(440, -12, 1);

/** The part of a sound between two samples. */
function part(from: number, to: number) {
  return { ...voice, channels: [channel(voice).slice(from, to)] };
}

test('trim keeps the samples between its times', async () => {
  const rendered = await render('voice |> trim(from: 250 ms, to: 750 ms)', voice);
  expect(length(rendered)).toBe(24_000);
  expect(difference(rendered, part(12_000, 36_000))).toBe(0);
  expect(length(await render('voice |> trim(to: 100 ms)', voice))).toBe(4800);
  expect(length(await render('voice |> trim(from: 100 ms)', voice))).toBe(43_200);
});

test('trim refuses an end before its beginning', () => {
  expect(findings('voice |> trim(from: 2 s, to: 1 s)')).toEqual(['nothing is left between from and to']);
});

test('pad adds silence to the sample, on both sides', async () => {
  const rendered = await render('voice |> pad(before: 500 ms, after: 250 ms)', stereo(voice));
  expect(length(rendered)).toBe(48_000 + 24_000 + 12_000);
  expect(level(rendered, 0, 0.5, 1)).toBeLessThan(-200);
  expect(level(rendered, 1.5)).toBeLessThan(-200);
  expect(channel(rendered, 1).slice(24_000, 72_000)).toEqual(channel(voice));
});

test('pad refuses to add nothing', () => {
  expect(findings('voice |> pad()')).toEqual(['no silence is added']);
});

test('delay starts the stream later', async () => {
  const rendered = await render('voice |> delay(125 ms)', voice);
  expect(channel(rendered).findIndex((value) => value !== 0)).toBe(6001); // the tone begins with a zero
  expect(length(rendered)).toBe(54_000);
});

test('resample keeps level and length', async () => {
  const rendered = await render('voice |> resample(44.1 kHz)', voice);
  expect(rendered.sampleRate).toBe(44_100);
  expect(length(rendered)).toBe(44_100);
  expect(level(rendered, 0.1, 0.9)).toBeCloseTo(-12, 2);
});

test('lengths add up along a chain: a fade ends where the sound ends', async () => {
  const rendered = await render('voice |> trim(to: 800 ms) |> delay(200 ms) |> fade_out(500 ms, curve: linear)', voice);
  expect(length(rendered)).toBe(48_000);
  expect(level(rendered, 0.3, 0.5)).toBeCloseTo(-12, 1);
  expect(level(rendered, 0.745, 0.755)).toBeCloseTo(-18, 0);
  expect(level(rendered, 0.998)).toBeLessThan(-60);
});
