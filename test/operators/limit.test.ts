import { expect, test } from 'vitest';
import { length, level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { noise, sum, tone } from './lab/signals.ts';
import { truePeak } from './lab/true-peak.ts';

test('holds a tone whose peaks fall between the samples', async () => {
  const voice = tone(12_000, 3, 0.5);
  expect(await truePeak(await render('voice |> limit(-1 dBTP)', voice))).toBeLessThanOrEqual(-0.95);
});

test('holds a dense mix that is 12 dB too hot, and keeps its length', async () => {
  const voice = sum(...([110, 220, 331, 555, 3001, 9001].map((hertz) => tone(hertz, -1)) as [ReturnType<typeof tone>]));
  const rendered = await render('voice |> limit(-2 dBTP, release: 80 ms)', sum(voice, noise(-20)));
  expect(await truePeak(rendered)).toBeLessThanOrEqual(-1.9);
  expect(level(rendered)).toBeGreaterThan(-10);
  expect(length(rendered)).toBe(length(voice));
});

test('leaves alone what is under the ceiling', async () => {
  const voice = tone(997, -3);
  expect(level(await render('voice |> limit(-1 dBTP)', voice), 0.1, 0.9)).toBeCloseTo(-3, 1);
});
