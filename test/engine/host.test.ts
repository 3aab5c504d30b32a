import { chmodSync, globSync, readFileSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { parseVersion } from '../../runtime/engine/host/version.ts';
import { ALLOWED_DEMUXERS } from '../../runtime/engine/process/inputs.ts';
import { failureOf } from './support/failures.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder } from './support/media.ts';

let media: MediaFolder;
beforeAll(() => {
  media = mediaFolder();
});
afterAll(() => media[Symbol.dispose]());

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  XDG_CACHE_HOME: media.file('cache'),
  ...more,
});

/** An FFmpeg of another age, or one that counts how often it is asked. */
function script(name: string, body: string): string {
  const path = media.write(name, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

test('the FFmpeg of the PATH is found and answers', async () => {
  const host = await openHost(environment());
  const version = await host.version();
  const { filters, encoders, muxers, demuxers } = await host.capabilities();
  expect(version.major).toBeGreaterThanOrEqual(5);
  expect([...filters]).toEqual(expect.arrayContaining(['ebur128', 'alimiter', 'sidechaincompress', 'amix']));
  expect([...encoders]).toEqual(expect.arrayContaining(['aac', 'flac', 'libmp3lame', 'libopus', 'pcm_s24le']));
  expect([...muxers]).toEqual(expect.arrayContaining(['ipod', 'mp4', 'wav', 'flac', 'mp3', 'tee']));
  expect([...demuxers]).toEqual(expect.arrayContaining([...ALLOWED_DEMUXERS]));
});

test('the fingerprint depends on the CPU mode and nothing else', async () => {
  const [one, two] = [await openHost(environment()), await openHost(environment())];
  const fast = await one.fingerprint('fast');
  expect(fast).toMatch(/^[0-9a-f]{64}$/);
  expect(await two.fingerprint('fast')).toBe(fast);
  expect(await one.fingerprint('reproducible')).not.toBe(fast);
});

test('everything that is missing is named at once', async () => {
  const host = await openHost(environment());
  await host.require({ filters: ['ebur128'], encoders: ['aac'] });
  const { code, message } = await failureOf(host.require({ filters: ['ebur128', 'nope'], encoders: ['none'] }));
  expect({ code, ends: message.split(' lacks ')[1] }).toEqual({
    code: 'ffmpeg/lacks',
    ends: 'filter nope and encoder none',
  });
});

test('a question is asked once, also by later processes', async () => {
  const ffmpeg = script('counted', `echo "$2" >> '${media.file('asked')}'; exec ffmpeg "$@"`);
  const named = environment({ LATHE_FFMPEG: ffmpeg });
  const host = await openHost(named);
  await Promise.all([host.version(), host.version(), host.fingerprint('fast')]);
  await (await openHost(named)).version();
  expect(readFileSync(media.file('asked'), 'utf8')).toBe('-version\n');
});

test.each([
  ['nothing', 0],
  ['half', 2000],
])('where %s is left of what was remembered, FFmpeg is asked again', async (_, bytes) => {
  const cached = environment({ XDG_CACHE_HOME: media.file(`cut-${bytes}`) });
  await (await openHost(cached)).require({ filters: ['ebur128'] });
  for (const file of globSync(`${cached.XDG_CACHE_HOME}/lathe/*/*.sealed`)) truncateSync(file, bytes);
  const later = await openHost(cached);
  await later.require({ filters: ['ebur128', 'volume'], encoders: ['pcm_f64le'], muxers: ['null'] });
  expect((await later.version()).major).toBeGreaterThanOrEqual(5);
});

test.each([
  ['a variable that names nothing', () => ({ LATHE_FFMPEG: '/nowhere/ffmpeg' }), 'ffmpeg/missing'],
  ['a variable that names a folder', () => ({ LATHE_FFPROBE: media.path }), 'ffmpeg/missing'],
  ['an empty PATH', () => ({ PATH: '' }), 'ffmpeg/missing'],
  ['another program', () => ({ LATHE_FFMPEG: script('other', 'echo hello') }), 'ffmpeg/missing'],
  [
    'a program that fails',
    () => ({ LATHE_FFMPEG: script('broken', 'echo no libraries >&2; exit 127') }),
    'ffmpeg/missing',
  ],
  ['an old FFmpeg', () => ({ LATHE_FFMPEG: script('old', 'echo ffmpeg version 4.4.2-0ubuntu0') }), 'ffmpeg/too_old'],
])('%s', async (_, variables, code) => {
  const failed = await failureOf(openHost(environment(variables())).then((host) => host.version()));
  expect({ code: failed.code, exitCode: failed.exitCode }).toEqual({ code, exitCode: 3 });
});

test.each([
  ['ffmpeg version 5.1.9-0+deb12u1 Copyright', 5, 1],
  ['ffmpeg version n7.0.2 Copyright', 7, 0],
  ['ffmpeg version N-109468-gd39b34123d Copyright\nlibavutil      57. 44.100 / 57. 44.100', 5, 1],
  ['ffmpeg version 2024-05-01-git-abc Copyright\nlibavutil      59. 16.100 / 59. 16.100', 7, 0],
])('%j is FFmpeg %i.%i', (banner, major, minor) => {
  expect(parseVersion(banner)).toMatchObject({ major, minor });
});
