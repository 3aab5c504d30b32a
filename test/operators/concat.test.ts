import { expect, test } from 'vitest';
import { difference, length, level } from './lab/meters.ts';
import { findings, render } from './lab/render.ts';
import { sequence, stereo, tone } from './lab/signals.ts';

const intro = tone(440, -12, 0.777);
const body = tone(3000, -18, 1.234);
const outro = tone(880, -6, 0.5);

test('plays the streams one after the other, sample by sample', async () => {
  const sounds = { intro, body, outro };
  const rendered = await render(
    'concat(intro |> channels(mono), body |> channels(mono), outro |> channels(mono))',
    sounds,
  );
  expect(rendered.channels).toHaveLength(1);
  expect(length(rendered)).toBe(length(sequence(intro, body, outro)));
  expect(difference(rendered, sequence(intro, body, outro))).toBe(0);
});

test('a mono stream beside stereo ones stands in the middle at its own level', async () => {
  const rendered = await render('concat(intro, body)', { intro: stereo(intro), body });
  expect(level(rendered, 1, 1.5, 0)).toBeCloseTo(-18, 2);
  expect(level(rendered, 1, 1.5, 1)).toBeCloseTo(-18, 2);
});

test('streams of other rates follow at the rate of the first', async () => {
  const rendered = await render('concat(intro |> resample(44.1 kHz), outro)', { intro, outro });
  expect(rendered.sampleRate).toBe(44_100);
  expect(length(rendered)).toBe(Math.ceil(0.777 * 44_100) + 22_050);
  expect(level(rendered, 0.9, 1.2)).toBeCloseTo(-6, 1);
});

test('lengths add up: a fade ends where the last stream ends', async () => {
  const faded = await render('concat(intro, outro) |> fade_out(200 ms, curve: linear)', { intro, outro });
  expect(level(faded, 0.8, 1.07)).toBeCloseTo(-6, 1);
  expect(level(faded, 1.172, 1.182)).toBeCloseTo(-12, 0);
});

test('one stream is nothing to put in a row', () => {
  expect(findings('concat(voice)')).toEqual(['concat needs two streams or more']);
});

test('what follows a duck stays refused behind the joint', () => {
  const ducked =
    'let talk = voice |> normalize(-19 LUFS)\noutput concat(music |> duck(under: talk), talk) |> compress(-20 dBFS)';
  expect(findings(ducked, ['voice', 'music'])).toEqual(['a compressor cannot follow a duck']);
});
