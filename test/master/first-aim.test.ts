import { expect, test } from 'vitest';
import { firstAim } from '../../runtime/engine/master/first-aim.ts';
import { neededBytes } from '../../runtime/engine/master/needed-space.ts';
import { profileOf, requestOf } from './support/mastering.ts';

async function profile(container: string, codec: string, more = '') {
  const { profile: compiled } = await requestOf({
    preset: 'to_mono',
    profile: profileOf(container, codec, more),
    inputs: 'never opened',
    destination: 'never written',
  });
  return compiled.artifact;
}

test.each([
  ['wav', 'pcm', '', { loudness: 0, ceiling: 0.3 }],
  ['flac', 'flac', '', { loudness: 0, ceiling: 0.3 }],
  ['m4a', 'aac(bitrate: 192 kbps)', '', { loudness: 0, ceiling: 0.6 }],
  ['ogg', 'opus(bitrate: 64 kbps)', 'channels mono', { loudness: 0, ceiling: 0.6 }],
  ['m4a', 'aac(bitrate: 96 kbps)', '', { loudness: 0, ceiling: 1.2 }],
  ['mp3', 'mp3(bitrate: 128 kbps)', '', { loudness: 0.45, ceiling: 0.6 }],
  ['mp3', 'mp3(bitrate: 192 kbps)', '', { loudness: 0.26, ceiling: 0.6 }],
  ['mp3', 'mp3(bitrate: 320 kbps)', '', { loudness: 0, ceiling: 0.6 }],
])('%s with %s %s leaves room for what its encoder does', async (container, codec, more, aim) => {
  expect(firstAim(await profile(container, codec, more))).toEqual(aim);
});

test.each([
  ['wav', 'pcm(bits: int24)', 17_280_000],
  ['wav', 'pcm(bits: int16)', 11_520_000],
  ['flac', 'flac', 3_456_000],
  ['mp3', 'mp3(bitrate: 128 kbps)', 768_000],
])('a minute of stereo takes at least as much as %s with %s needs', async (container, codec, bytes) => {
  expect(neededBytes(await profile(container, codec), { sampleRate: 48_000, channels: 2 }, 60)).toBeCloseTo(bytes);
});
