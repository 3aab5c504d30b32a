import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { folderWith, start } from '../cli/lathe.ts';

/** Runs `lathe run` with a script in FFmpeg's place. */
function runWith(script: string, preset: string, profile: string) {
  const program = join(folderWith({}), 'ffmpeg');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return runWithProgram(program, preset, profile);
}

/** Tells how the command ended and what it left in the folder where it ran. */
async function runWithProgram(program: string, preset: string, profile: string) {
  const folder = folderWith({});
  const args = ['run', preset, '--in', await samplePath('speech_2s'), '--profile', profile, '-o'];
  const output = profile === 'flac_archive_v1' ? 'out.flac' : 'out.wav';
  const environment = { LATHE_FFMPEG: program, XDG_CACHE_HOME: folderWith({}) };
  const { exitCode, stderr } = await start(folder, [...args, output], '', environment);
  const [, code, message] = /error\[([a-z_/]+)\]: (.*)/.exec(stderr) ?? [];
  const hint = /= hint: +(\S.*)/.exec(stderr)?.[1];
  return { exitCode, code, message, hint, left: readdirSync(folder) };
}

/** An FFmpeg that hides filters, encoders and muxers in its listings. */
async function without(...names: readonly string[]): Promise<string> {
  const { ffmpegPath } = await openHost();
  const rows = `^ [A-Z. ]+ (${names.join('|')}) `;
  return [
    `case "$2" in`,
    `-filters|-encoders|-muxers|-demuxers) '${ffmpegPath}' "$@" | grep -vE '${rows}' ;;`,
    `*) exec '${ffmpegPath}' "$@" ;;`,
    'esac',
  ].join('\n');
}

it('what an FFmpeg lacks is named at once, and nothing is written', async () => {
  const poor = await without('alimiter', 'ebur128', 'flac');
  const { message, hint, ...rest } = await runWith(poor, 'loudness_only_v1', 'flac_archive_v1');

  expect(rest).toMatchObject({ exitCode: 3, code: 'ffmpeg/lacks', left: [] });
  expect(message).toMatch(/^FFmpeg \S+ at '.*\/ffmpeg' lacks .*filter ebur128.* and (encoder|muxer) flac$/);
  expect(message).toContain('filter alimiter');
  expect(hint).toContain('LATHE_FFMPEG');
});

it('what Lathe itself needs is named too', async () => {
  const poor = await without('tee', 'null', 'pcm_f64le');
  const { message, ...rest } = await runWith(poor, 'to_stereo_v1', 'wav_master_v1');

  expect(rest).toMatchObject({ exitCode: 3, code: 'ffmpeg/lacks', left: [] });
  expect(message).toContain('lacks encoder pcm_f64le, muxer null and muxer tee');
});

it('what a preset and its profile do not need may be missing', async () => {
  const poor = await without('alimiter', 'afftdn', 'sidechaincompress', 'libopus', 'libmp3lame', 'aac', 'ogg');
  const ended = await runWith(poor, 'to_stereo_v1', 'wav_master_v1');

  expect(ended).toMatchObject({ exitCode: 0, left: ['out.wav'] });
});

it('an FFmpeg that is too old is refused with both versions', async () => {
  const old = "echo 'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021 the FFmpeg developers'";
  const { message, ...rest } = await runWith(old, 'loudness_only_v1', 'wav_master_v1');

  expect(rest).toMatchObject({ exitCode: 3, code: 'ffmpeg/too_old', left: [] });
  expect(message).toMatch(/is FFmpeg 4\.4\.2-0ubuntu0\.22\.04\.1; 5\.1 or newer is needed$/);
});

it('a program that is not there is named', async () => {
  const { message, ...rest } = await runWithProgram('/nowhere/ffmpeg', 'loudness_only_v1', 'wav_master_v1');

  expect(rest).toMatchObject({ exitCode: 3, code: 'ffmpeg/missing', left: [] });
  expect(message).toBe("ffmpeg was not found (looked for '/nowhere/ffmpeg')");
});

it('an FFmpeg that does not start says why', async () => {
  const broken = "echo 'error while loading shared libraries: libavdevice.so.59' >&2; exit 127";
  const { message, ...rest } = await runWith(broken, 'loudness_only_v1', 'wav_master_v1');

  expect(rest).toMatchObject({ exitCode: 3, code: 'ffmpeg/missing', left: [] });
  expect(message).toContain('libavdevice.so.59');
});
