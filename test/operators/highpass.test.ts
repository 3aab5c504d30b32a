import { expect, test } from 'vitest';
import { response } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { impulse } from './lab/signals.ts';

test('gentle is 3 dB down at its frequency and falls by 12 dB an octave', async () => {
  const [octaveBelow, at, farAbove] = response(await render('voice |> highpass(200 Hz)', impulse()), [50, 200, 2000]);
  expect(at).toBeCloseTo(-3.01, 1);
  expect(octaveBelow).toBeCloseTo(-24.1, 0);
  expect(farAbove).toBeCloseTo(0, 1);
});

test('steep is 3 dB down at its frequency and falls by 24 dB an octave', async () => {
  const rendered = await render('voice |> highpass(200 Hz, slope: steep)', impulse());
  const [twoOctavesBelow, at, farAbove] = response(rendered, [50, 200, 2000]);
  expect(at).toBeCloseTo(-3.01, 1);
  expect(twoOctavesBelow).toBeCloseTo(-48.2, 0);
  expect(farAbove).toBeCloseTo(0, 1);
});
