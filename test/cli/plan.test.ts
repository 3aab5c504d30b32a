import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { bytesText } from '../../cli/plan/bytes-text.ts';
import { renderPlan } from '../../cli/plan/plan-table.ts';
import { coloursFor } from '../../cli/terminal/colours.ts';
import { columnsOf, wrap } from '../../cli/terminal/wrap.ts';
import type { JobPlan } from '../../runtime/engine/plan/job-plan.ts';
import { folderWith, lathe } from './lathe.ts';

const ffmpeg = process.env.LATHE_FFMPEG ?? 'ffmpeg';

/** A folder with two seconds of a tone in it. */
async function folderWithTone(): Promise<string> {
  const folder = folderWith({});
  const tone = 'sine=frequency=440:duration=2:sample_rate=48000,volume=0.8';
  await execa(ffmpeg, ['-v', 'error', '-f', 'lavfi', '-i', tone, '-c:a', 'pcm_s16le', join(folder, 'tone.wav')]);
  return folder;
}

const job = ['loudness_only_v1', '--in', 'tone.wav', '--profile', 'wav_master_v1'];

test('a job is planned, and nothing is rendered', async () => {
  const folder = await folderWithTone();
  const { exitCode, stdout, stderr } = await lathe(folder, 'plan', ...job, '--set', 'target=-20');
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/^analyze {2}measuring source/),
  });
  expect(stdout).toMatch(/integrated loudness +-\d+\.\d LUFS +-20\.0 LUFS/);
  expect(stdout).toMatch(/\n time +about \d+\.\d s\n size +about 288 kB\n/);
  expect(stdout).toMatch(/The time is an estimate/);
  expect(stdout).toMatch(/✔ within reach: -20 LUFS ± 0\.1 LU, true peak at or under -1 dBTP\n$/);
  expect(readdirSync(folder)).toEqual(['tone.wav']);
});

test('--json gives the whole plan, and no progress', async () => {
  const { exitCode, stdout, stderr } = await lathe(await folderWithTone(), 'plan', ...job, '--json', '--reproducible');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const plan: unknown = JSON.parse(stdout);
  expect(plan).toMatchObject({
    preset: { label: 'loudness_only_v1' },
    params: { target: -16 },
    ffmpeg: { mode: 'reproducible' },
    inputs: { source: { codec: 'pcm_s16le', channels: 1, durationSeconds: 2 } },
    mode: 'linear',
    target: { integratedLufs: -16, toleranceLu: 0.1, ceilingDbtp: -1 },
    expected: { codec: 'pcm', sampleRate: 48_000, sizeBytes: 288_000, durationSeconds: 2 },
    refusals: [],
    cost: { isEstimate: true },
  });
});

test('what the job would be refused for ends the command as it would the job', async () => {
  const folder = await folderWithTone();
  const preset = 'preset hot v1 { input it: Audio output it |> normalize(-6 LUFS, ceiling: -9 dBTP, when_hot: fail) }';
  const command = ['./hot.preset', '--in', 'tone.wav', '--profile', 'wav_master_v1'];
  writeFileSync(join(folder, 'hot.preset'), `${preset}\n`);
  const { exitCode, stdout } = await lathe(folder, 'plan', ...command);
  expect(exitCode).toBe(2);
  expect(stdout).toContain(' ✖ would be refused: the peaks would pass the ceiling, and when_hot is fail\n');
  expect(JSON.parse((await lathe(folder, 'plan', ...command, '--json')).stdout)).toMatchObject({ mode: 'refused' });
});

test.each([
  ['no profile', ['loudness_only_v1', '--in', 'a.wav'], 'usage/profile_needed'],
  ['no input', ['loudness_only_v1', '--profile', 'wav_master_v1'], 'preset/inputs_mismatch'],
  ['a file that is not there', ['loudness_only_v1', '--in', 'a.wav', '--profile', 'wav_master_v1'], 'input/missing'],
])('%s', async (_, args, code) => {
  const { exitCode, stderr } = await lathe(folderWith({}), 'plan', ...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`error[${code}]`);
});

const plan: JobPlan = {
  preset: { hash: '', label: 'talk_v1' },
  profile: { hash: '', label: 'flac_archive_v1' },
  params: {},
  ffmpeg: { version: '5.1', fingerprint: '', mode: 'fast' },
  inputs: {
    voice: {
      path: '/in/voice.wav',
      codec: 'pcm_s24le',
      sampleRate: 48_000,
      channels: 1,
      durationSeconds: 27.59,
      integratedLufs: -19.72,
      truePeakDbtp: -6.4,
    },
  },
  normalizes: [
    {
      inputs: ['voice'],
      measured: { integratedLufs: -19.91, truePeakDbtp: null },
      measuredLevels: undefined,
      gainDb: 0.91,
      mode: 'linear',
      gainReductionDb: 0,
      afterLufs: -19,
      isPromised: false,
    },
    {
      inputs: ['voice'],
      measured: { integratedLufs: -21.4, truePeakDbtp: -3.02 },
      measuredLevels: undefined,
      gainDb: 9.13,
      mode: 'limited',
      gainReductionDb: 7.13,
      afterLufs: -13,
      isPromised: true,
    },
  ],
  mode: 'refused',
  gainDb: 9.13,
  gainReductionDb: 7.13,
  target: { integratedLufs: -12, toleranceLu: 0.1, ceilingDbtp: -1, shortTermMaxLufs: undefined },
  expected: {
    container: 'flac',
    codec: 'flac',
    sampleRate: 48_000,
    channels: 1,
    durationSeconds: 27.59,
    sizeBytes: undefined,
    levels: { rmsDb: -16.02, samplePeakDb: -1.2, noiseFloorDb: null },
    integratedLufs: -13,
    truePeakDbtp: -1.1,
  },
  refusals: ['it would reach -13.00 LUFS of -12 LUFS ± 0.1 LU, since limiting may take no more (max_reduction)'],
  stages: [
    {
      stage: 'analyze',
      what: 'measuring voice',
      why: 'its loudness gives the gain; its true peak tells whether that fits under the ceiling',
      state: 'done',
    },
    { stage: 'render', what: 'encoding flac', why: 'the one that this plan leaves out', state: 'skipped' },
  ],
  scratch: { neededBytes: 1_250_000, freeBytes: 79_100_000_000 },
  cost: {
    isEstimate: true,
    findingSeconds: 0.4,
    renderingSeconds: 0.5,
    totalSeconds: 0.9,
    correctionSeconds: 0.45,
    slowness: 1,
  },
  processes: [],
  wallSeconds: 0.8,
};

test('a plan for people fits into 80 columns', () => {
  const text = renderPlan(plan, coloursFor({}), 80);
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "                            before      expected
     integrated loudness    -19.7 LUFS    -13.0 LUFS
     true peak               -6.4 dBTP     -1.1 dBTP
     duration                 0:27.590      0:27.590
     codec                   pcm_s24le          flac
     format                48 kHz mono   48 kHz mono
     rms                             -    -16.0 dBFS
     sample peak                     -     -1.2 dBFS
     noise floor                     -             -

     normalize of     measured        peak       gain        gives
     voice          -19.9 LUFS           -   +0.91 dB   -19.0 LUFS   linear
     voice          -21.4 LUFS   -3.0 dBTP   +9.13 dB   -13.0 LUFS   limited
     the limiter takes 7.1 dB from the highest peak

     done     analyze  measuring voice
                       its loudness gives the gain; its true peak tells whether
                       that fits under the ceiling
     skipped  render   encoding flac
                       the one that this plan leaves out

     time     about 0.9 s
     size     known once it is encoded
     scratch  1.25 MB of 79.1 GB that are free
     The time is an estimate: 0.4 s to measure and seek, as it took just now, and
     0.5 s to encode and verify, by a model scaled to this machine; each correction
     adds 0.5 s. This plan took 0.8 s.

     ✖ would be refused: it would reach -13.00 LUFS of -12 LUFS ± 0.1 LU, since
       limiting may take no more (max_reduction)"
  `);
});

test('where there is more room, prose takes it', () => {
  const text = renderPlan(plan, coloursFor({}), 120);
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeGreaterThan(100);
});

test('lines break between words, and not within', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('immeasurable', 7)).toEqual(['immeasurable']);
  expect([columnsOf({}), columnsOf({ columns: 120 })]).toEqual([80, 120]);
});

test.each([
  [44, '0.04 kB'],
  [662_160, '662 kB'],
  [999_600, '1.00 MB'],
  [14_400_000, '14.4 MB'],
  [79_100_000_000, '79.1 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
