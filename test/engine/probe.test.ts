import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNCONFINED } from '../../runtime/engine/confinement/confinement.ts';
import { chooseAudio } from '../../runtime/engine/probe/choose-audio.ts';
import { hashFile } from '../../runtime/engine/probe/hash-file.ts';
import { probe } from '../../runtime/engine/probe/probe-file.ts';
import { failureOf } from './support/failures.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder, NOISE, PICTURE } from './support/media.ts';

let media: MediaFolder;
beforeAll(() => {
  media = mediaFolder();
  media.make('noise.wav', ...NOISE);
  media.make('noise.mp3', '-i', media.file('noise.wav'));
});
afterAll(() => media[Symbol.dispose]());

const probed = (path: string) => probe({ host: { ffprobePath: 'ffprobe', confinement: UNCONFINED }, path });

/** A playlist that an FFmpeg without restrictions would follow. */
const playlist = (target: string): string =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://${target}\n#EXT-X-ENDLIST\n`;

test('a WAV file', async () => {
  expect(await probed(media.file('noise.wav'))).toEqual({
    path: media.file('noise.wav'),
    sizeBytes: 384_078,
    formats: ['wav'],
    probeScore: 99,
    durationSeconds: 2,
    durationIsEstimate: false,
    startSeconds: 0,
    audio: [
      {
        index: 0,
        audioIndex: 0,
        codec: 'pcm_s16le',
        sampleRate: 48000,
        channels: 2,
        layout: undefined,
        language: undefined,
        title: undefined,
        durationSeconds: 2,
        startSeconds: 0,
        bitsPerSample: 16,
        isDefault: false,
      },
    ],
    video: [],
    coverArt: [],
    tags: expect.objectContaining({ encoder: expect.any(String) }),
  });
});

test('a video with two languages, each of its own length', async () => {
  const sines = ['-f', 'lavfi', '-i', 'sine=d=2', '-f', 'lavfi', '-i', 'sine=d=1:f=600'];
  const tags = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', '-disposition:a:1', 'default'];
  const codecs = ['-c:v', 'mpeg4', '-c:a', 'flac'];
  media.make('two.mkv', ...PICTURE, ...sines, '-map', '0', '-map', '1', '-map', '2', ...codecs, ...tags);
  const found = await probed(media.file('two.mkv'));
  expect(found.video).toMatchObject([{ index: 0, codec: 'mpeg4', width: 64, height: 64, framesPerSecond: 25 }]);
  expect(found.audio).toMatchObject([
    { index: 1, audioIndex: 0, language: 'eng', durationSeconds: 2 },
    { index: 2, audioIndex: 1, language: 'deu', durationSeconds: 1, isDefault: true },
  ]);
  expect(chooseAudio(found, { by: 'first' }).audioIndex).toBe(0);
  expect(chooseAudio(found).audioIndex).toBe(1);
  expect(chooseAudio(found, { by: 'language', language: 'eng' }).audioIndex).toBe(0);
  const missing = await failureOf((async () => chooseAudio(found, { by: 'language', language: 'fra' }))());
  expect(missing).toMatchObject({
    code: 'input/stream_not_found',
    hint: 'it has 0: flac, 44100 Hz, mono, eng and 1: flac, 44100 Hz, mono, deu; choose one of these',
  });
});

test('cover art is no video', async () => {
  media.make('cover.png', ...PICTURE, '-frames:v', '1');
  const inputs = ['-i', media.file('noise.wav'), '-i', media.file('cover.png')];
  media.make('cover.mp3', ...inputs, '-map', '0', '-map', '1', '-c:v', 'copy', '-disposition:v', 'attached_pic');
  const found = await probed(media.file('cover.mp3'));
  expect({ video: found.video, art: found.coverArt.map(({ codec }) => codec) }).toEqual({ video: [], art: ['png'] });
});

test('a duration made of size and bit rate is called an estimate', async () => {
  media.make('raw.aac', '-i', media.file('noise.wav'));
  expect(await probed(media.file('raw.aac'))).toMatchObject({ formats: ['aac'], durationIsEstimate: true });
  expect(await probed(media.file('noise.mp3'))).toMatchObject({ formats: ['mp3'], durationIsEstimate: false });
});

test('the extension does not matter', async () => {
  media.make('wrong.wav', '-i', media.file('noise.wav'), '-f', 'mp3');
  expect(await probed(media.file('wrong.wav'))).toMatchObject({ formats: ['mp3'] });
});

describe('what is refused', () => {
  test.each<[string, string, () => string]>([
    ['a missing file', 'input/missing', () => media.file('nowhere.wav')],
    ['a path through a file', 'input/missing', () => `${media.file('noise.wav')}/x.wav`],
    ['a folder', 'input/not_a_file', () => media.path],
    ['a device', 'input/not_a_file', () => '/dev/zero'],
    ['a named pipe', 'input/not_a_file', () => namedPipe()],
    ['no bytes', 'input/empty_file', () => media.write('empty.wav', '')],
    ['text named .wav', 'input/not_media', () => media.write('text.wav', 'Dear all, here is the mix.\n')],
    ['random bytes named .mp3', 'input/not_media', () => media.write('random.mp3', randomBytes(20_000))],
    ['zeros named .mp3', 'input/not_media', () => media.write('zeros.mp3', new Uint8Array(3000))],
    ['a header without data', 'input/unreadable', () => media.cut('noise.wav', 'header.wav', 44 / 384_078)],
    ['half a WAV', 'input/truncated', () => media.cut('noise.wav', 'half.wav', 0.5)],
    [
      'a playlist named .mp3',
      'input/format_not_allowed',
      () => media.write('list.mp3', playlist(media.file('noise.mp3'))),
    ],
    [
      'a script named .wav',
      'input/format_not_allowed',
      () => media.write('cat.wav', 'ffconcat version 1.0\nfile noise.wav\n'),
    ],
    ['a picture', 'input/format_not_allowed', () => media.make('picture.png', ...PICTURE, '-frames:v', '1')],
  ])('%s: %s', async (_, code, make) => {
    const failed = await failureOf(probed(make()));
    expect({ code: failed.code, exitCode: failed.exitCode, retryable: failed.retryable }).toEqual({
      code,
      exitCode: 2,
      retryable: false,
    });
  });

  test('an MP4 without its index', async () => {
    media.make('noise.m4a', '-i', media.file('noise.wav'));
    expect(await failureOf(probed(media.cut('noise.m4a', 'half.m4a', 0.5)))).toMatchObject({ code: 'input/truncated' });
  });

  test('an Ogg file that ends within a page', async () => {
    media.make('noise.opus', '-i', media.file('noise.wav'));
    expect(await failureOf(probed(media.cut('noise.opus', 'half.opus', 0.55)))).toMatchObject({
      code: 'input/truncated',
    });
  });

  test('a video without sound, by the choice of its audio', async () => {
    const silent = await probed(media.make('silent.mp4', ...PICTURE, '-c:v', 'mpeg4'));
    const failed = await failureOf((async () => chooseAudio(silent))());
    expect(failed.message).toBe(`'${silent.path}' has no audio stream (it holds: mpeg4 video 64x64)`);
  });

  test('a file that may not be read', async (context) => {
    if (process.getuid?.() === 0) context.skip('root may read everything');
    const path = media.write('secret.wav', 'x');
    execFileSync('chmod', ['000', path]);
    expect(await failureOf(probed(path))).toMatchObject({ code: 'input/unreadable' });
  });
});

test('a wave whose size its writer could not know is whole', async () => {
  const piped = execFileSync('ffmpeg', ['-v', 'error', '-i', media.file('noise.wav'), '-f', 'wav', 'pipe:1']);
  expect(await probed(media.write('piped.wav', piped))).toMatchObject({ formats: ['wav'] });
});

test('RF64 keeps its size elsewhere', async () => {
  media.make('rf64.wav', '-i', media.file('noise.wav'), '-rf64', 'always');
  expect(await probed(media.file('rf64.wav'))).toMatchObject({ durationSeconds: 2 });
  expect(await failureOf(probed(media.cut('rf64.wav', 'half64.wav', 0.5)))).toMatchObject({ code: 'input/truncated' });
});

test('a hash is that of the bytes', async () => {
  expect(await hashFile(media.write('abc', 'abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

function namedPipe(): string {
  execFileSync('mkfifo', [media.file('pipe.wav')]);
  return media.file('pipe.wav');
}
