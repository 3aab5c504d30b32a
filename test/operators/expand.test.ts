import { expect, test } from 'vitest';
import { level } from './lab/meters.ts';
import { findings, render } from './lab/render.ts';
import { sequence, stereo, tone } from './lab/signals.ts';

/** A second at each level; each settles. */
const steps = sequence(tone(1000, -30), tone(1000, -44), tone(1000, -50), tone(1000, -70));

test('4 dB under the threshold become 8 dB at 2:1, 10 dB 20 dB, and no more than the range comes off', async () => {
  for (const times of ['attack: 2 ms, release: 100 ms', 'attack: 10 ms, release: 300 ms']) {
    const rendered = await render(`voice |> expand(-40 dBFS, 2:1, range: 12 dB, knee: 0 dB, ${times})`, steps);
    expect(level(rendered, 0.5, 1)).toBeCloseTo(-30, 1);
    expect(level(rendered, 1.5, 2)).toBeCloseTo(-48, 1);
    expect(level(rendered, 2.5, 3)).toBeCloseTo(-60, 1);
    expect(level(rendered, 3.5, 4)).toBeCloseTo(-82, 1);
  }
});

test('the knee bends within its width: 4 dB above the threshold nothing comes off, at it a little', async () => {
  const around = sequence(tone(1000, -36), tone(1000, -40), tone(1000, -44));
  const rendered = await render('voice |> expand(-40 dBFS, 3:1, knee: 6 dB)', around);
  expect(level(rendered, 0.5, 1)).toBeCloseTo(-36, 1);
  expect(level(rendered, 1.5, 2)).toBeLessThan(-40.5);
  expect(level(rendered, 1.5, 2)).toBeGreaterThan(-43);
  expect(level(rendered, 2.5, 3)).toBeCloseTo(-52, 0);
});

test('is back at the level within its attack when a word begins', async () => {
  const rendered = await render('voice |> expand(attack: 10 ms)', sequence(tone(1000, -70), tone(1000, -20)));
  expect(level(rendered, 1.01, 1.03)).toBeCloseTo(-20, 1);
});

test('a side that is quiet stays as it is while the other speaks', async () => {
  const rendered = await render('voice |> expand()', stereo(tone(1000, -20), tone(1000, -60)));
  expect(level(rendered, 0.5, 1, 1)).toBeCloseTo(-60, 1);
});

test('the threshold is in dBFS', () => {
  expect(findings('voice |> expand(-40 dB)')).toHaveLength(1);
});
