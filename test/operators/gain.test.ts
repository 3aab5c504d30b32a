import { expect, test } from 'vitest';
import { difference } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { tone } from './lab/signals.ts';

test('changes every sample by the amount, in double precision', async () => {
  expect(difference(await render('voice |> gain(6 dB)', tone(440, -20)), tone(440, -14))).toBeLessThan(1e-9);
});

test('goes beyond full scale and back without a trace', async () => {
  const voice = tone(440, -1);
  expect(difference(await render('voice |> gain(24 dB) |> gain(-24 dB)', voice), voice)).toBeLessThan(1e-9);
});
