import { expect, test } from 'vitest';
import { level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { sequence, tone } from './lab/signals.ts';

const steps = sequence(tone(1000, -30), tone(1000, -44), tone(1000, -46), tone(1000, -70));

test('6 dB under the threshold become 12 dB at 2:1, and no more than the range comes off', async () => {
  const rendered = await render('voice |> gate(-40 dBFS, 2:1, range: 20 dB)', steps);
  expect(level(rendered, 0.5, 1)).toBeCloseTo(-30, 1);
  expect(level(rendered, 1.5, 2)).toBeCloseTo(-48, 1);
  expect(level(rendered, 2.5, 3)).toBeCloseTo(-52, 1);
  expect(level(rendered, 3.5, 4)).toBeCloseTo(-90, 1);
});

test('opens within its attack', async () => {
  const voice = sequence(tone(1000, -70), tone(1000, -20));
  const rendered = await render('voice |> gate(-40 dBFS, attack: 10 ms)', voice);
  expect(level(rendered, 1.01, 1.03)).toBeCloseTo(-20, 1);
});
