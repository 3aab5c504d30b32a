import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNCONFINED } from '../../runtime/engine/confinement/confinement.ts';
import { checkDecoding } from '../../runtime/engine/probe/check-decoding.ts';
import { chooseAudio } from '../../runtime/engine/probe/choose-audio.ts';
import { probe } from '../../runtime/engine/probe/probe-file.ts';
import { inputArguments } from '../../runtime/engine/process/inputs.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { failureOf } from './support/failures.ts';
import { NOWHERE, specIn } from './support/ffmpeg.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder, NOISE, PICTURE } from './support/media.ts';

let media: MediaFolder;
beforeAll(() => {
  media = mediaFolder();
  media.make('noise.wav', ...NOISE);
  for (const name of ['noise.flac', 'noise.mp3', 'noise.opus', 'noise.ogg', 'noise.wma', 'noise.mka', 'noise.aiff']) {
    media.make(name, '-i', media.file('noise.wav'));
  }
  media.make('noise.m4a', '-i', media.file('noise.wav'), '-movflags', '+faststart');
  media.make('low.mp3', '-i', media.file('noise.wav'), '-ar', '8000', '-ac', '1');
});
afterAll(() => media[Symbol.dispose]());

/** Decodes a file as an analyze stage does, and returns how long it is for certain. */
async function decode(path: string): Promise<number> {
  const probed = await probe({ host: { ffprobePath: 'ffprobe', confinement: UNCONFINED }, path });
  const stream = chooseAudio(probed);
  const map = ['-map', `0:a:${stream.audioIndex}`];
  const run = await runFfmpeg(specIn(media, [...inputArguments(path), ...map, ...NOWHERE]));
  return checkDecoding(
    probed,
    stream,
    run.inputs.find((count) => count.stream === stream.index),
  );
}

test.each(['wav', 'flac', 'mp3', 'm4a', 'opus', 'ogg', 'wma', 'mka', 'aiff'])(
  'a whole %s passes',
  async (extension) => {
    expect(Math.abs((await decode(media.file(`noise.${extension}`))) - 2)).toBeLessThan(0.05);
  },
);

test('the padding of a codec is no loss, even at 8 kHz', async () => {
  expect(Math.abs((await decode(media.file('low.mp3'))) - 2)).toBeLessThan(0.2);
});

test.each(['wav', 'flac', 'mp3', 'm4a', 'aiff'])('half of a %s is cut short', async (extension) => {
  const half = media.cut(`noise.${extension}`, `half.${extension}`, 0.5);
  expect(await failureOf(decode(half))).toMatchObject({ code: 'input/truncated', exitCode: 2 });
});

test.each(['flac', 'm4a'])('flipped bits in a %s are damage', async (extension) => {
  const bytes = readFileSync(media.file(`noise.${extension}`));
  for (let at = 0; at < 20; at += 1) bytes[Math.floor(bytes.length / 2) + at * 97] = 0x55;
  const failed = await failureOf(decode(media.write(`flipped.${extension}`, bytes)));
  expect(failed.code).toBe('input/damaged');
  expect(failed.message).toMatch(/\d+ of its \d+ audio packets cannot be decoded$/);
});

test('audio that ends before its picture is whole', async () => {
  const short = ['-f', 'lavfi', '-i', 'sine=d=1:r=48000'];
  const path = media.make('short.flv', ...PICTURE, ...short, '-map', '0', '-map', '1');
  expect(await decode(path)).toBeCloseTo(1, 1);
});
