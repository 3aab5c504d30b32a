import { expect, test } from 'vitest';
import { level, response } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { impulse, tone } from './lab/signals.ts';

test('gentle is 3 dB down at its frequency and falls by 12 dB an octave', async () => {
  const [farBelow, at, octaveAbove] = response(await render('voice |> lowpass(1 kHz)', impulse()), [100, 1000, 2000]);
  expect(farBelow).toBeCloseTo(0, 1);
  expect(at).toBeCloseTo(-3.01, 1);
  expect(octaveAbove).toBeCloseTo(-12.4, 0);
});

test('steep falls by 24 dB an octave', async () => {
  const rendered = await render('voice |> lowpass(1 kHz, slope: steep)', impulse());
  const [at, octaveAbove] = response(rendered, [1000, 2000]);
  expect(at).toBeCloseTo(-3.01, 1);
  expect(octaveAbove).toBeCloseTo(-24.2, 0);
});

test('a frequency above half the sample rate changes nothing', async () => {
  const voice = tone(300, -20, 0.5, 8000);
  expect(level(await render('voice |> lowpass(5 kHz)', voice))).toBeCloseTo(level(voice), 2);
});
