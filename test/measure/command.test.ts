import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { floatWave } from '../../golden/conformance/float-wave.ts';
import { stereoTone } from '../../golden/conformance/sound.ts';
import { samplePath } from '../../golden/samples/index.ts';
import { folderWith, lathe } from '../cli/lathe.ts';

/** A folder with a tone of 1 kHz in it that reads -20 LUFS for four seconds. */
function folderWithTone(): string {
  const folder = folderWith({ 'text.wav': 'no sound' });
  writeFileSync(join(folder, 'tone.wav'), floatWave(stereoTone({ seconds: 4, peakDb: -20 })));
  return folder;
}

test('a file is measured as a table', async () => {
  const { exitCode, stdout, stderr } = await lathe(folderWithTone(), 'measure', 'tone.wav');

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toBe(` tone.wav  pcm_f32le 48 kHz stereo, 0:04.000

 integrated loudness   -20.0 LUFS
 loudness range *        0.0 LU     -20.0 to -20.0 LUFS
 max momentary         -20.0 LUFS
 max short-term        -20.0 LUFS
 true peak             -20.0 dBTP   at 0:00.1
 sample peak           -20.0 dBFS
 peak to loudness        0.0 LU
 rms                   -23.0 dBFS
 noise floor           -23.0 dBFS   the quietest half second

 channel           L            R
 true peak     -20.0 dBTP   -20.0 dBTP
 sample peak   -20.0 dBFS   -20.0 dBFS
 rms           -23.0 dBFS   -23.0 dBFS
 DC offset      0.00 %       0.00 %

 * unstable: a loudness range needs a minute of programme (EBU Tech 3342)
`);
});

test('several files are measured as one table, and what cannot be measured does not keep the others from it', async () => {
  const folder = folderWithTone();
  const two = await samplePath('two_languages');
  const { exitCode, stdout, stderr } = await lathe(folder, 'measure', 'tone.wav', 'text.wav', two);

  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^ file +integrated +range +max momentary/);
  expect(stdout).toMatch(/^ tone\.wav +-20\.0 LUFS +0\.0 LU \* .* 0:04\.000 +pcm_f32le 48 kHz stereo$/m);
  expect(stdout).toMatch(/audio stream 0 \(eng\), counted from 0, of 2$/m);
  expect(stderr).toMatch(/^error\[input\/not_media\]: '.*text\.wav' is not a media file/);

  const json = await lathe(folder, 'measure', 'tone.wav', 'text.wav', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject([
    { codec: 'pcm_f32le', loudness: { integratedLufs: expect.closeTo(-20, 1), maximaGridMs: 20 } },
    { path: 'text.wav', error: { code: 'input/not_media' } },
  ]);
});

test('another stream is chosen by its language', async () => {
  const two = await samplePath('two_languages');
  const { stdout } = await lathe(folderWith({}), 'measure', two, '--stream', 'lang:ger', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ stream: { audioIndex: 1, of: 2, language: 'ger' } });
});

test('the curve is CSV with a line for each 100 ms', async () => {
  const { exitCode, stdout } = await lathe(folderWithTone(), 'measure', 'tone.wav', '--curve');
  const lines = stdout.trimEnd().split('\n');

  expect(exitCode).toBe(0);
  expect(lines).toHaveLength(41);
  expect(lines[0]).toBe('seconds,momentary_lufs,short_term_lufs');
  expect([lines[1], lines[3], lines[4], lines[30]]).toEqual(['0.1,,', '0.3,,', '0.4,-19.99,', '3.0,-19.99,-19.99']);
});

test('the plot is written beside the table', async () => {
  const folder = folderWithTone();
  const { stdout } = await lathe(folder, 'measure', 'tone.wav', '--plot', 'tone.svg');

  expect(stdout).toContain('tone.svg');
  expect(readFileSync(join(folder, 'tone.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
});

test.each([
  [['missing.wav'], 'input/missing'],
  [['text.wav', '--json'], 'input/not_media'],
  [['tone.wav', '--stream', '3'], 'input/stream_not_found'],
  [['tone.wav', '--stream', 'first'], 'usage/stream'],
  [['tone.wav', 'text.wav', '--curve'], 'usage/arguments'],
  [['tone.wav', 'text.wav', '--plot', 'a.svg'], 'usage/arguments'],
  [['tone.wav', '--plot', 'tone.wav'], 'usage/arguments'],
  [['tone.wav', '--plot', 'nowhere/tone.svg'], 'usage/unwritable'],
  [['tone.wav', '--json', '--curve'], 'usage/arguments'],
  [[], 'usage/arguments'],
])('measure %j ends with %s', async (args, code) => {
  const folder = folderWithTone();
  const { exitCode, stderr } = await lathe(folder, 'measure', ...args);

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error[${code}]`);
  expect(stderr).toContain('= hint:');
  expect(existsSync(join(folder, 'a.svg'))).toBe(false);
});
