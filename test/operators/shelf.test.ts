import { expect, test } from 'vitest';
import { level, response } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { impulse, tone } from './lab/signals.ts';

test('a low shelf reaches its gain below and half of it at its frequency', async () => {
  const rendered = await render('voice |> shelf(low, 300 Hz, gain: -6 dB)', impulse());
  const [below, at, above] = response(rendered, [20, 300, 8000]);
  expect(below).toBeCloseTo(-6, 1);
  expect(at).toBeCloseTo(-3, 1);
  expect(above).toBeCloseTo(0, 1);
});

test('a high shelf reaches its gain above and half of it at its frequency', async () => {
  const rendered = await render('voice |> shelf(high, 3 kHz, gain: 4 dB)', impulse());
  const [below, at, above] = response(rendered, [100, 3000, 22_000]);
  expect(below).toBeCloseTo(0, 1);
  expect(at).toBeCloseTo(2, 1);
  expect(above).toBeCloseTo(4, 1);
});

test('above half the sample rate a high shelf changes nothing, and a low one all of the sound', async () => {
  const telephone = tone(500, -30, 0.5, 8000);
  expect(level(await render('voice |> shelf(high, 4340 Hz, gain: 6 dB)', telephone))).toBeCloseTo(-30, 2);
  expect(level(await render('voice |> shelf(low, 5 kHz, gain: 6 dB)', telephone))).toBeCloseTo(-24, 1);
});
