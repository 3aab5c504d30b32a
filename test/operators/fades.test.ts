import { expect, test } from 'vitest';
import { level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { mono } from './lab/signals.ts';

const steady = mono(48_000, () => Math.SQRT1_2); // 0 dB on a meter where a full-scale sine is 0

const halfWay = { linear: -6, equal_power: -3, s_curve: -6, taper: -12 };

for (const [curve, expected] of Object.entries(halfWay)) {
  test(`${curve} is at ${expected} dB half-way in and out`, async () => {
    const rendered = await render(`voice |> fade_in(400 ms, curve: ${curve}) |> fade_out(400 ms, ${curve})`, steady);
    expect(level(rendered, 0.199, 0.201)).toBeCloseTo(expected, 0);
    expect(level(rendered, 0.45, 0.55)).toBeCloseTo(0, 1);
    expect(level(rendered, 0.799, 0.801)).toBeCloseTo(expected, 0);
    expect(level(rendered, 0, 0.002)).toBeLessThan(-35);
    expect(level(rendered, 0.998)).toBeLessThan(-35);
  });
}

test('a fade-out longer than the sound covers all of it', async () => {
  const rendered = await render('voice |> fade_out(5 s, curve: linear)', steady);
  expect(level(rendered, 0.499, 0.501)).toBeCloseTo(-6, 0);
});
