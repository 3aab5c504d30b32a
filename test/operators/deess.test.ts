import { expect, test } from 'vitest';
import { levelAt, response } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { impulse, noise, sequence, sum, tone } from './lab/signals.ts';

const voice = sum(sequence(tone(8000, -60, 0.5), tone(8000, -14, 0.5)), tone(300, -12));

test('turns a loud upper band down to within 2 dB of the amount, and only that', async () => {
  const rendered = await render('voice |> deess(amount: 8 dB, frequency: 4 kHz)', voice);
  expect(levelAt(rendered, 8000, 0.75, 1)).toBeGreaterThanOrEqual(-22);
  expect(levelAt(rendered, 8000, 0.75, 1)).toBeLessThan(-20);
  expect(levelAt(rendered, 300, 0.75, 1)).toBeCloseTo(-12, 1);
});

test('leaves the upper band alone while it is soft', async () => {
  expect(levelAt(await render('voice |> deess()', voice), 8000, 0.25, 0.5)).toBeCloseTo(-60, 1);
});

test('both bands add up to the same level at every frequency', async () => {
  for (const sampleRate of [8000, 48_000]) {
    const soft = impulse(0.5, sampleRate);
    const rendered = await render('voice |> gain(-24 dB) |> deess(threshold: 0 dBFS) |> gain(24 dB)', soft);
    for (const change of response(rendered, [100, 1000, 2500, 3500, 3900])) expect(change).toBeCloseTo(0, 1);
  }
});

test('never takes more than the amount', async () => {
  const rendered = await render('voice |> deess(amount: 3 dB, threshold: -50 dBFS)', sum(tone(9000, -6), noise(-90)));
  expect(levelAt(rendered, 9000, 0.5, 1)).toBeGreaterThanOrEqual(-9.05);
});
