import { expect, test } from 'vitest';
import { level } from './lab/meters.ts';
import { findings, render } from './lab/render.ts';
import { sequence, stereo, tone } from './lab/signals.ts';

/** A second at each level, loud enough apart that each settles. */
const steps = sequence(tone(1000, -32), tone(1000, -22), tone(1000, -16), tone(1000, -10));

test('6 dB over the threshold become 2 dB at 3:1, whatever attack and release', async () => {
  for (const times of [
    'attack: 1 ms, release: 50 ms',
    'attack: 8 ms, release: 120 ms',
    'attack: 50 ms, release: 500 ms',
  ]) {
    const rendered = await render(`voice |> compress(-22 dBFS, 3:1, knee: 0 dB, ${times})`, steps);
    expect(level(rendered, 0.5, 1)).toBeCloseTo(-32, 1);
    expect(level(rendered, 1.5, 2)).toBeCloseTo(-22, 1);
    expect(level(rendered, 2.5, 3)).toBeCloseTo(-20, 1);
    expect(level(rendered, 3.5, 4)).toBeCloseTo(-18, 1);
  }
});

test('the knee bends within its width and makeup is added to everything', async () => {
  const rendered = await render('voice |> compress(-22 dBFS, 3:1, knee: 12 dB, makeup: 4 dB)', steps);
  expect(level(rendered, 0.5, 1)).toBeCloseTo(-28, 1);
  expect(level(rendered, 1.5, 2)).toBeLessThan(-18.5);
  expect(level(rendered, 3.5, 4)).toBeCloseTo(-14, 1);
});

test('the attack is the time until nine tenths of a jump are followed', async () => {
  const rendered = await render('voice |> compress(-22 dBFS, 4:1, attack: 100 ms, release: 1 s, knee: 0 dB)', steps);
  const [before, settled] = [level(rendered, 2.5, 3), level(rendered, 3.5, 4)];
  const followed = (time: number): number => {
    const jumped = before + 6; // the moment that the tone becomes 6 dB louder, the gain is still the old one
    return (jumped - level(rendered, time, time + 0.004)) / (jumped - settled);
  };
  expect(followed(3.01)).toBeLessThan(0.5);
  expect(followed(3.1)).toBeCloseTo(0.9, 1);
});

test('one loud side turns both down as much as it would alone', async () => {
  const voice = stereo(tone(1000, -10), tone(1000, -60));
  const rendered = await render('voice |> compress(-22 dBFS, 3:1, knee: 0 dB)', voice);
  expect(level(rendered, 0.5, 1, 0)).toBeCloseTo(-18, 1);
  expect(level(rendered, 0.5, 1, 1)).toBeCloseTo(-68, 1);
});

test('the threshold is in dBFS', () => {
  expect(findings('voice |> compress(-22 dB)')).toHaveLength(1);
});
