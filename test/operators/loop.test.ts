import { expect, test } from 'vitest';
import { length } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { channel, tone } from './lab/signals.ts';

const preset = `
  let bed = music |> loop(until: voice)
  output mix(bed |> channels(mono), voice |> channels(mono) |> gain(-60 dB) |> gain(-60 dB), length: first)`;

test('repeats without a gap and ends on the sample where the other stream ends', async () => {
  const music = tone(441, -12, 0.5);
  const rendered = await render(preset, { voice: tone(200, -12, 1.7), music });
  expect(length(rendered)).toBe(81_600);
  const [original, looped] = [channel(music), channel(rendered)];
  for (const index of [0, 23_999, 24_000, 48_001, 81_599]) {
    expect(looped[index]).toBeCloseTo(original[index % 24_000] ?? Number.NaN, 5);
  }
});

test('a stream that is long enough is only cut', async () => {
  expect(length(await render(preset, { voice: tone(200, -12, 0.3), music: tone(441, -12, 1) }))).toBe(14_400);
});
