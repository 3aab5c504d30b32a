import { expect, test } from 'vitest';
import { level, response } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { impulse, tone } from './lab/signals.ts';

test('the gain is reached at the centre and nothing changes far away', async () => {
  const rendered = await render('voice |> eq(1 kHz, gain: -6 dB, q: 2)', impulse());
  const [farBelow, centre, farAbove] = response(rendered, [50, 1000, 16_000]);
  expect(centre).toBeCloseTo(-6, 1);
  expect(farBelow).toBeCloseTo(0, 1);
  expect(farAbove).toBeCloseTo(0, 1);
});

test('q is the centre divided by the width between the points of half the gain', async () => {
  const edge = 1000 * (Math.sqrt(1 + 1 / 16) + 1 / 4); // q 2: 500 Hz wide around 1 kHz, on a logarithmic scale
  const rendered = await render('voice |> eq(1 kHz, gain: 6 dB, q: 2)', impulse());
  const [low, high] = response(rendered, [1e6 / edge, edge]);
  expect(low).toBeCloseTo(3, 1);
  expect(high).toBeCloseTo(3, 1);
});

test('a centre above half the sample rate changes nothing', async () => {
  const telephone = tone(500, -30, 0.5, 8000);
  expect(level(await render('voice |> eq(6 kHz, gain: 6 dB)', telephone))).toBeCloseTo(-30, 2);
});
