import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { folderWith, lathe, start } from './lathe.ts';

const ffmpeg = process.env.LATHE_FFMPEG ?? 'ffmpeg';

/** A folder with a tone in it. */
async function folderWithTone(seconds: number): Promise<string> {
  const folder = folderWith({});
  const tone = `sine=frequency=440:duration=${seconds}:sample_rate=48000,volume=0.1`;
  await execa(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', tone, '-c:a', 'pcm_s16le', join(folder, 'tone.wav')]);
  return folder;
}

test('a file is mastered, and its figures are told before and after', async () => {
  const folder = await folderWithTone(2);
  const command = [
    'run',
    'loudness_only_v1',
    '--in',
    'tone.wav',
    '--set',
    'target=-20',
    '--profile',
    'wav_master_v1',
    '-o',
    'out.wav',
  ];
  const { exitCode, stdout, stderr } = await lathe(folder, ...command, '--report', 'report.json');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^analyze {2}measuring source {2}\d+\.\d s\nrender /);
  expect(stdout).toMatch(/integrated loudness +-\d+\.\d LUFS +-20\.0 LUFS/);
  expect(stdout).toMatch(/✔ pass {2}integrated loudness: -20\.0\d LUFS \(-20 LUFS ± 0\.1 LU\)/);
  expect(stdout).toMatch(/out\.wav in \d+\.\d s/);
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ params: { target: -20 } });

  const again = await lathe(folder, ...command, '--json');
  expect(again.exitCode).toBe(2);
  expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'output/exists' } });

  const forced = await lathe(folder, ...command, '--json', '--force');
  expect(forced).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(forced.stdout)).toMatchObject({ output: { loudness: { timeline: { rateHz: 10 } } } });
});

test('no device is replaced, by whatever name', async () => {
  const folder = await folderWithTone(1);
  symlinkSync('/dev/null', join(folder, 'null.wav'));
  for (const [output, code] of [
    ['/dev/null', 'usage/extension'],
    ['null.wav', 'output/unwritable'],
  ] as const) {
    const command = ['run', 'to_mono_v1', '--in', 'tone.wav', '--profile', 'wav_master_v1', '-o', output, '--force'];
    const { exitCode, stderr } = await lathe(folder, ...command);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`error[${code}]`);
  }
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  expect(lstatSync(join(folder, 'null.wav')).isSymbolicLink()).toBe(true);
});

test('Ctrl-C cancels, and leaves nothing behind', async () => {
  const folder = await folderWithTone(400);
  const running = start(folder, [
    'run',
    'loudness_only_v1',
    '--in',
    'tone.wav',
    '--profile',
    'audio_only_master_v1',
    '-o',
    'out.m4a',
  ]);
  await new Promise((resolve) => running.stderr.once('data', resolve)); // the first stage is done, the second one runs
  running.kill('SIGINT');
  const { exitCode, stderr } = await running;
  expect(exitCode).toBe(130);
  expect(stderr).toContain('error[job/cancelled]');
  expect(readdirSync(folder)).toEqual(['tone.wav']);
});

test.each([
  ['no profile', ['loudness_only_v1', '--in', 'a.wav', '-o', 'o.wav'], 'usage/profile_needed'],
  [
    'a profile that there is not',
    ['loudness_only_v1', '--in', 'a.wav', '-o', 'o.wav', '--profile', 'wav_mastre_v1'],
    'artifact/not_found',
  ],
  [
    'a name that says another format',
    ['loudness_only_v1', '--in', 'a.wav', '-o', 'o.mp3', '--profile', 'wav_master_v1'],
    'usage/extension',
  ],
  ['no input', ['loudness_only_v1', '-o', 'o.wav', '--profile', 'wav_master_v1'], 'preset/inputs_mismatch'],
  [
    'an input that is not there',
    ['loudness_only_v1', '--in', 'a.wav', '-o', 'o.wav', '--profile', 'wav_master_v1'],
    'input/missing',
  ],
])('%s', async (_, args, code) => {
  const folder = folderWith({});
  const { exitCode, stderr } = await lathe(folder, 'run', ...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error[${code}]`);
  expect(existsSync(join(folder, 'o.wav'))).toBe(false);
});

test('without FFmpeg the exit code is 3', async () => {
  const args = ['run', 'loudness_only_v1', '--in', 'a.wav', '-o', 'o.wav', '--profile', 'wav_master_v1'];
  const { exitCode, stderr } = await start(folderWith({}), args, '', { LATHE_FFMPEG: '/nowhere/ffmpeg' });
  expect(exitCode).toBe(3);
  expect(stderr).toContain('error[ffmpeg/missing]');
});
