import { expect, test } from 'vitest';
import { length, level, levelAt } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { noise, tone } from './lab/signals.ts';

const before = tone(1000, -12, 2);
const after = tone(2000, -12, 3);

test('the streams overlap for the duration, and the sum is as much shorter', async () => {
  const rendered = await render('crossfade(before, after, duration: 500 ms)', { before, after });
  expect(length(rendered)).toBe(4.5 * 48_000);
  expect(levelAt(rendered, 1000, 1.3, 1.5)).toBeCloseTo(-12, 1);
  expect(levelAt(rendered, 2000, 1.3, 1.5)).toBeLessThan(-100);
  expect(levelAt(rendered, 1000, 2, 2.2)).toBeLessThan(-100);
  expect(levelAt(rendered, 2000, 2, 2.2)).toBeCloseTo(-12, 1);
});

test('half-way each is 3 dB down with equal_power, 6 dB with linear and s_curve', async () => {
  for (const [curve, halfway] of [
    ['equal_power', -15],
    ['linear', -18],
    ['s_curve', -18],
  ] as const) {
    const rendered = await render(`crossfade(before, after, duration: 1 s, curve: ${curve})`, { before, after });
    expect(levelAt(rendered, 1000, 1.49, 1.51)).toBeCloseTo(halfway, 0);
    expect(levelAt(rendered, 2000, 1.49, 1.51)).toBeCloseTo(halfway, 0);
  }
});

test('equal power keeps the level where the streams differ', async () => {
  const hiss = noise(-20, 3);
  const rendered = await render('crossfade(before, after, duration: 1 s)', { before: hiss, after: tone(500, -17, 3) });
  expect(Math.abs(level(rendered, 2.4, 2.6) - level(rendered, 0, 2))).toBeLessThan(0.3);
});

test('several streams fade one into the next, and lengths add up for what follows', async () => {
  const rendered = await render('crossfade(before, after, last, duration: 500 ms) |> fade_out(200 ms, curve: linear)', {
    before,
    after,
    last: tone(4000, -12, 1),
  });
  expect(length(rendered)).toBe(5 * 48_000);
  expect(levelAt(rendered, 4000, 4.5, 4.7)).toBeCloseTo(-12, 1);
  expect(levelAt(rendered, 4000, 4.895, 4.905)).toBeCloseTo(-18, 0);
});
