import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { otherFfmpeg } from '../portability/support/other-ffmpeg.ts';
import { folderWith, start } from './lathe.ts';

const { ffmpegPath, ffprobePath } = await openHost();
const other = otherFfmpeg();

/** A project with one preset and one test of it. */
function project(expectation = 'loudness <= -20 LUFS', sample = 'tone_2s', profile = 'wav_master v1'): string {
  return folderWith({
    'talk.preset': `preset talk v1 {
  input voice: Audio

  output voice |> highpass(80 Hz) |> gain(-6 dB)

  test "is delivered" {
    given voice = sample("${sample}")
    encode ${profile}
    expect ${expectation}
  }
}
`,
  });
}

/** A folder with an ffmpeg and this machine's ffprobe: the program itself, or a script in its place. */
function buildOf(ffmpeg: { readonly program: string } | { readonly script: string }): string {
  const folder = folderWith({});
  const path = join(folder, 'ffmpeg');
  if ('program' in ffmpeg) symlinkSync(ffmpeg.program, path);
  else {
    writeFileSync(path, `#!/bin/sh\n${ffmpeg.script}\n`);
    chmodSync(path, 0o755);
  }
  symlinkSync(ffprobePath, join(folder, 'ffprobe'));
  return path;
}

/** This machine's FFmpeg, but for one thing that another release may do otherwise. */
const builds = {
  /** Is built without a filter. */
  poor: () =>
    buildOf({
      script: `case "$2" in -filters) '${ffmpegPath}' "$@" | grep -v ' highpass ' ;; *) exec '${ffmpegPath}' "$@" ;; esac`,
    }),
  /** Has an option no more. */
  strict: () =>
    buildOf({
      script: `case "$*" in *highpass=*) echo "[Parsed_highpass_1 @ 0x$$] Option 'poles' not found" >&2; exit 8;; esac
exec '${ffmpegPath}' "$@"`,
    }),
  /** Makes everything 0.3 dB softer than it is told to. */
  soft: () =>
    buildOf({
      script: `for arg in "$@"; do
  set -- "$@" "$(printf %s "$arg" | sed 's/volume=volume=0.50118[0-9]*/volume=volume=0.484172/')"; shift
done
exec '${ffmpegPath}' "$@"`,
    }),
};

async function compare(folder: string, first: string, second: string, ...args: readonly string[]) {
  const words = ['golden', 'compare', '--ffmpeg', first, '--ffmpeg', second, ...args];
  const { exitCode, stdout, stderr } = await start(folder, words, '', { XDG_CACHE_HOME: join(folder, '.cache') });
  return { exitCode, stdout, stderr };
}

test('an FFmpeg does as it does itself, and is asked both times', async () => {
  const { exitCode, stdout, stderr } = await compare(project(), 'ffmpeg', ffmpegPath);
  expect({ exitCode, stderr: stderr.replaceAll(/ +\d+\.\d s/g, '') }).toEqual({
    exitCode: 0,
    stderr: 'accepted  1 of 1 cases\nloudness  1 of 1 cases\nsamples   1 of 1 cases\n',
  });
  expect(stdout).toContain('nothing is taken from the cache');
  expect(stdout).toMatch(/✔ accepted {2}1 preset with a profile: 1 the same\n.*\n +takes every graph +1 +1\n/);
  expect(stdout).toMatch(/✔ loudness {2}1 test block: 1 the same\n/);
  expect(stdout).toMatch(/integrated loudness +0 +- +0.05 LU\n/);
  expect(stdout).toMatch(/✔ samples {2}1 test block: 1 the same\n.*\n +pcm +1 +0 +0 +-\n/);
  expect(stdout).toMatch(/✔ B does as A does: nothing differs beyond its tolerance \(3 comparisons\) in \S+ s\n$/);
});

test('an FFmpeg that lacks something is told what', async () => {
  const folder = project();
  const poor = builds.poor();
  const { exitCode, stdout } = await compare(folder, ffmpegPath, poor);
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/accepted +A takes every graph\n +B lacks filter highpass\n/);
  expect(stdout).toMatch(/loudness +A makes a master\n +B makes no master: ffmpeg\/lacks: .* lacks filter highpass\n/);
  expect(stdout).toMatch(/✘ B does not do as A does: 1 in accepted, 1 in loudness, 1 in samples beyond tolerance/);

  const none = await compare(folder, poor, poor, '--tier', 'accepted');
  expect(none).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('neither A nor B takes it:') });
  expect(none.stdout).toContain('1 preset with a profile: 1 done by neither');
});

test('an FFmpeg that refuses a graph is quoted; CI systems get JSON and JUnit', async () => {
  const folder = project();
  const args = ['--tier', 'accepted', '--junit', 'compare.xml', '--json'];
  const { exitCode, stdout } = await compare(folder, ffmpegPath, builds.strict(), ...args);
  expect(exitCode).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    same: false,
    builds: [{ ffmpeg: ffmpegPath, ffprobe: ffprobePath }, {}],
    tiers: [{ name: 'accepted', comparisons: 1, beyond: 1 }],
    comparisons: [
      {
        what: 'talk_v1 as wav_master_v1',
        answers: [
          { kind: 'takes' },
          {
            kind: 'refuses',
            ending: 'stage 1, render: FFmpeg ends with 8',
            said: ["[Parsed_highpass_1] Option 'poles' not found"],
          },
        ],
      },
    ],
  });
  const xml = readFileSync(join(folder, 'compare.xml'), 'utf8');
  expect(xml).toContain('<testcase name="shipped/talk: talk_v1 as wav_master_v1"');
  expect(xml).toContain("Option 'poles' not found");
});

test('figures are told with their tolerance, and what the test expects of both', async () => {
  const folder = project('loudness >= -26.1 LUFS');
  const { exitCode, stdout } = await compare(folder, ffmpegPath, builds.soft(), '--tier', 'loudness', 'samples');
  expect(exitCode).toBe(2);
  expect(stdout).toContain('integrated loudness: A -26 LUFS, B -26.3 LUFS (-0.3 LU, tolerance 0.05 LU)\n');
  expect(stdout).toContain('expect loudness >= -26.1 LUFS, line 9: met by A (-26 LUFS), missed by B (-26.3 LUFS)\n');
  expect(stdout).toMatch(/✘ integrated loudness +1 +0.3 LU +0.05 LU +shipped\/talk "is delivered"\n/);
  expect(stdout).toMatch(/ {4}noise floor +1 +0.3 dB +0.5 dB +shipped\/talk/);
  expect(stdout).toMatch(/samples: apart by at most -54.7 dBFS at \S+ s in channel 1, rms -58.4 dBFS, tolerance -90/);
});

test('a test says how far samples may be apart', async () => {
  const { exitCode, stdout } = await compare(
    project('sample_difference <= -20 dBFS'),
    ffmpegPath,
    builds.soft(),
    '--tier',
    'samples',
    '--full',
  );
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('tolerance -20 dBFS') });
});

describe.skipIf(other === undefined)('another release of FFmpeg', () => {
  const newer = () => buildOf({ program: other ?? '' });

  test('makes other Opus that sounds the same, which is known from then on', async () => {
    const folder = project('loudness <= -10 LUFS', 'speech_2s', 'opus_voice v1');
    const first = await compare(folder, ffmpegPath, newer());
    expect(first.exitCode).toBe(2);
    expect(first.stdout).toMatch(/✔ loudness {2}1 test block: 1 (within tolerance|the same)\n/);
    expect(first.stdout).toMatch(/✘ samples {2}1 test block: 1 beyond\n/);

    const again = await compare(folder, ffmpegPath, newer());
    expect(again.stdout).toContain('3 comparisons; 3 answers from the cache');
    const figures = (text: string) => text.replaceAll(/\/\S+|\(3 comp.*/g, '');
    expect(figures(again.stdout)).toBe(figures(first.stdout));

    const anew = await compare(folder, ffmpegPath, newer(), '--no-cache');
    expect(anew.stdout).not.toContain('from the cache');
  });
});

test.each([
  ['none', [], 'golden/two_ffmpegs', 'none was named'],
  ['one', ['--ffmpeg', 'ffmpeg'], 'golden/two_ffmpegs', '1 was named'],
  ['three', ['--ffmpeg', 'a', '--ffmpeg', 'b', '--ffmpeg', 'c'], 'golden/two_ffmpegs', '3 were named'],
  [
    'one that is not there',
    ['--ffmpeg', 'ffmpeg', '--ffmpeg', '/nowhere/ffmpeg'],
    'golden/no_ffmpeg',
    '/nowhere/ffmpeg',
  ],
  ['the tier of texts', ['--ffmpeg', 'ffmpeg', '--ffmpeg', 'ffmpeg', '--tier', 'text'], 'golden/no_tier', 'samples'],
])('%s ends with 3', async (_, args, code, words) => {
  const { exitCode, stderr } = await start(project(), ['golden', 'compare', ...args]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining(code) });
  expect(stderr).toContain(words);
});

test.each([
  ['without its ffprobe', () => join(folderWith({ ffmpeg: '#!/bin/sh\n' }), 'ffmpeg'), 'there is no ffprobe in'],
  ['that is something else', () => buildOf({ script: 'echo hello' }), 'which is not FFmpeg'],
  ['that does not start', () => buildOf({ script: "echo 'no libx.so.7' >&2; exit 127" }), 'no libx.so.7'],
  ['that is too old', () => buildOf({ script: "echo 'ffmpeg version 4.4.2 Copyright'" }), 'FFmpeg 4.4.2; 5.1 or newer'],
])('an FFmpeg %s ends with 3', async (_, open, words) => {
  const path = open();
  chmodSync(path, 0o755);
  const { exitCode, stderr } = await compare(project(), ffmpegPath, path);
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining(words) });
});

test('nothing to compare does not pass', async () => {
  const folder = folderWith({ 'bad.preset': 'preset bad v1 {\n' });
  const { exitCode, stderr } = await compare(folder, ffmpegPath, ffmpegPath);
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('golden/nothing_compared') });
});
