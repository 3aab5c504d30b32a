import { expect, test } from 'vitest';
import { completeParams } from '../../runtime/engine/master/params.ts';
import { requestOf } from './support/mastering.ts';

const source = `preset tuned v1 {
  input source: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  param cut: Frequency = 80 Hz in 20 Hz .. 200 Hz
  output source |> highpass(cut) |> normalize(target)
}`;
const { preset } = await requestOf({
  preset: source,
  profile: 'wav_master',
  inputs: 'never opened',
  destination: 'never written',
});

const complete = (params: Readonly<Record<string, number>>) => completeParams(preset, params);

test('what is not given keeps its default', () => {
  expect(complete({})).toEqual({ target: -16, cut: 80 });
  expect(complete({ cut: 120 })).toEqual({ target: -16, cut: 120 });
});

test('the ends of a range are in it', () => {
  expect(complete({ target: -24, cut: 200 })).toEqual({ target: -24, cut: 200 });
});

test('everything that is wrong is told at once', () => {
  expect(() => complete({ target: -9, cut: 10, volume: 3 })).toThrow(
    "there is no param 'volume'; cut is 10 Hz, outside 20 .. 200 Hz; target is -9 LUFS, outside -24 .. -12 LUFS",
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is in no range', (value) => {
  expect(() => complete({ target: value })).toThrow(`target is ${value} LUFS, outside -24 .. -12 LUFS`);
});
