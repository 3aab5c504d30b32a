import { expect, test } from 'vitest';
import { difference, length, level, levelAt } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { noise, sequence, sum, tone } from './lab/signals.ts';
import { speech } from './lab/speech.ts';

const talk = await speech();
const hiss = noise(-56, length(talk) / talk.sampleRate);

test('takes the amount from the noise and leaves speech within 1 dB', async () => {
  const noisy = sum(talk, hiss);
  const rendered = await render('voice |> denoise(amount: 12 dB, floor: -56 dBFS)', noisy);
  expect(level(rendered, 0.1, 0.4) - level(noisy, 0.1, 0.4)).toBeCloseTo(-12, 0);
  expect(Math.abs(level(rendered, 0.6, 2) - level(noisy, 0.6, 2))).toBeLessThan(0.5);
});

test('keeps time and length, although the filter itself is 25 ms late', async () => {
  for (const sampleRate of [44_100, 48_000]) {
    const voice = sequence(tone(500, -200, 0.5, sampleRate), tone(500, -6, 0.5, sampleRate));
    const rendered = await render('voice |> denoise()', voice);
    expect(length(rendered)).toBe(length(voice));
    expect(difference(rendered, voice)).toBeLessThan(0.05);
    expect(levelAt(rendered, 500, 0.9, 1)).toBeCloseTo(-6, 1);
  }
});

test('noise above the floor is kept', async () => {
  const loud = noise(-30);
  expect(level(await render('voice |> denoise(floor: -60 dBFS)', loud), 0.2) - level(loud, 0.2)).toBeGreaterThan(-0.5);
});
