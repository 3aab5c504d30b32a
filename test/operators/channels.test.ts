import { expect, test } from 'vitest';
import { difference, level } from './lab/meters.ts';
import { render } from './lab/render.ts';
import { stereo, tone } from './lab/signals.ts';

test('mono reaches both sides at its own level', async () => {
  const voice = tone(440, -20, 0.2);
  const rendered = await render('voice |> channels(stereo)', voice);
  expect(rendered.channels).toHaveLength(2);
  expect(difference(rendered, stereo(voice))).toBe(0);
});

test('stereo becomes the mean of both sides', async () => {
  const rendered = await render('voice |> channels(mono)', stereo(tone(440, -20, 0.2), tone(440, -200, 0.2)));
  expect(rendered.channels).toHaveLength(1);
  expect(level(rendered)).toBeCloseTo(-26.02, 1);
});

test('what has the channels already stays as it is', async () => {
  const voice = tone(440, -20, 0.2);
  expect(difference(await render('voice |> channels(mono) |> channels(mono)', voice), voice)).toBe(0);
});
