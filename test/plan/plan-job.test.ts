import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import type { JobPlan } from '../../runtime/engine/plan/job-plan.ts';
import { planJob } from '../../runtime/engine/plan/plan-job.ts';
import { failureOf } from '../engine/support/failures.ts';
import { mediaFolder } from '../engine/support/media.ts';
import { type Job, normalizing, profileOf, requestOf, run } from '../master/support/mastering.ts';
import { scratchFolder } from '../master/support/scratch.ts';

const media = mediaFolder();
const scratch = scratchFolder();
let speech: string;
let music: string;
beforeAll(async () => {
  [speech, music] = await Promise.all([samplePath('speech'), samplePath('music')]);
});
afterAll(() => {
  media[Symbol.dispose]();
  scratch[Symbol.dispose]();
});

async function plan(job: Omit<Job, 'destination'>): Promise<JobPlan> {
  return planJob(await requestOf({ ...job, destination: media.file('unused') }));
}

const wav = profileOf('wav', 'pcm');

/** Samples by input name; functions, since they are made when the tests run. */
type Inputs = () => Job['inputs'];

const cases: readonly (readonly [what: string, preset: string, profile: string, inputs: Inputs])[] = [
  ['a linear gain', 'loudness_only', wav, () => speech],
  ['a gain into a limiter', 'loudness_only', wav, () => music],
  ['less gain than asked', normalizing('normalize(-12 LUFS, ceiling: -3 dBTP, when_hot: lower)'), wav, () => music],
  ['peaks that nobody asked for', normalizing('normalize(-20 LUFS)'), wav, () => music],
  ['a level that filters change afterwards', normalizing('normalize(-20 LUFS) |> gain(-3 dB)'), wav, () => music],
  ['a mix of what was normalized before', 'voice_over_music', wav, () => ({ voice: speech, music })],
  ['sound that keeps its level', 'to_mono', wav, () => music],
  ['the level that LAME takes', 'loudness_only', 'mp3_podcast', () => speech],
];

test.each(cases)('%s is predicted as it comes out', async (what, preset, profile, inputs) => {
  const planned = await plan({ preset, profile, inputs: inputs() });
  const made = await run({
    preset,
    profile,
    inputs: inputs(),
    destination: media.file(`${what}.${profile === wav ? 'wav' : 'mp3'}`),
  });
  const { loudness, durationSeconds, sampleRate, channels } = made.output;
  expect({ ...planned, expected: { ...planned.expected, durationSeconds } }).toMatchObject({
    mode: made.mode,
    refusals: [],
    target: made.target,
    expected: { codec: made.output.codec, sampleRate, channels },
  });
  const { integratedLufs, truePeakDbtp } = planned.expected;
  expect(difference(planned.gainDb, made.gainDb)).toBeLessThanOrEqual(0.02);
  expect(difference(planned.gainReductionDb, made.gainReductionDb)).toBeLessThanOrEqual(0.05);
  expect(difference(integratedLufs, loudness.integratedLufs)).toBeLessThanOrEqual(0.05);
  expect(difference(truePeakDbtp, loudness.truePeakDbtp)).toBeLessThanOrEqual(0.3);
  expect(difference(planned.expected.durationSeconds, durationSeconds)).toBeLessThanOrEqual(0.001);
  expect(difference(planned.expected.sizeBytes, made.output.sizeBytes)).toBeLessThan(0.01 * made.output.sizeBytes);
});

function difference(one: number | null | undefined, other: number | null | undefined): number {
  return Math.abs((one ?? 0) - (other ?? 0));
}

test('every normalize is told with what it hears and what it gives', async () => {
  const { normalizes } = await plan({ preset: 'voice_over_music', profile: wav, inputs: { voice: speech, music } });
  expect(normalizes).toMatchObject([
    { inputs: ['voice'], measured: { truePeakDbtp: null }, mode: 'linear', afterLufs: -19, isPromised: false },
    { inputs: ['music'], measured: { truePeakDbtp: null }, mode: 'linear', afterLufs: -27, isPromised: false },
    { inputs: ['music', 'voice'], mode: 'linear', afterLufs: -16, isPromised: true },
  ]);
  for (const { measured, gainDb, afterLufs } of normalizes) {
    expect((measured.integratedLufs ?? 0) + gainDb).toBeCloseTo(afterLufs ?? 0, 1);
  }
});

test('a limiter that may take no more says where it stops', async () => {
  const preset = normalizing('normalize(-8 LUFS, ceiling: -1 dBTP, max_reduction: 3 dB)');
  const { normalizes, expected } = await plan({ preset, profile: wav, inputs: music });
  expect(normalizes).toMatchObject([{ mode: 'limited', afterLufs: expected.integratedLufs }]);
});

test('stages say why they are there, and whether this job needs them', async () => {
  const ofSpeech = await plan({ preset: 'loudness_only', profile: wav, inputs: speech });
  expect(ofSpeech.stages.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    'analyze done',
    'solve skipped',
    'render ahead',
    'verify ahead',
  ]);
  const ofMusic = await plan({ preset: 'loudness_only', profile: wav, inputs: music });
  expect(ofMusic.stages[1]).toMatchObject({ stage: 'solve', state: 'done', why: expect.stringContaining('limiter') });
  const hot = normalizing('normalize(-9 LUFS, ceiling: -1 dBTP, when_hot: fail)');
  const refused = await plan({ preset: hot, profile: wav, inputs: music });
  expect(refused.stages.slice(-2)).toMatchObject([{ state: 'skipped' }, { state: 'skipped' }]);
  expect(ofMusic.processes.map(({ stage }) => stage)).not.toContain('render');
});

describe('a job that would be refused', () => {
  const tooLoud = normalizing('normalize(-5 LUFS, ceiling: -1 dBTP, max_reduction: 3 dB)');

  test.each<readonly [what: string, preset: string, inputs: Inputs, reason: RegExp]>([
    [
      'when_hot: fail',
      normalizing('normalize(-9 LUFS, ceiling: -1 dBTP, when_hot: fail)'),
      () => music,
      /^the peaks would pass the ceiling, and when_hot is fail$/,
    ],
    ['limiting that may take no more', tooLoud, () => music, /^it would reach -\d+\.\d\d LUFS of -5 LUFS ± 0.1 LU/],
    [
      'three seconds that are too loud',
      normalizing('normalize(-20 LUFS, short_term_max: -19.9 LUFS)'),
      () => music,
      /^its short-term loudness would reach -1\d\.\d\d LUFS, and -19\.9 LUFS is the most$/,
    ],
    [
      'a room that is too loud',
      normalizing('normalize_rms(-20 dBFS, noise_floor: -90 dBFS)'),
      () => music,
      /^its noise floor would be -\d\d\.\d\d dBFS, and -90 dBFS is the most$/,
    ],
    [
      'a gain that clips',
      normalizing('gain(9 dB)'),
      () => music,
      /^it would clip, \d\.\d\d dB over full scale, where at most 3 dB may be cut off$/,
    ],
  ])('for %s says so, as the job does', async (what, preset, inputs, reason) => {
    const { mode, refusals } = await plan({ preset, profile: wav, inputs: inputs() });
    expect({ mode, refusals }).toEqual({ mode: 'refused', refusals: [expect.stringMatching(reason)] });
    const failed = await failureOf(
      run({ preset, profile: wav, inputs: inputs(), destination: media.file(`${what}.wav`) }),
    );
    expect(failed.code).toBe('qc/out_of_spec');
  });
});

test.each([
  ['input/silent', ['-f', 'lavfi', '-i', 'anullsrc=d=2:r=48000']],
  ['input/too_short', ['-f', 'lavfi', '-i', 'sine=d=0.2:r=48000']],
])('%s is the failure that the job would end with', async (code, source) => {
  const input = media.make(`${code.slice(6)}.wav`, ...source);
  const job = { preset: 'loudness_only', profile: wav, inputs: input };
  expect((await failureOf(plan(job))).code).toBe(code);
});

test('it costs what it says it is: an estimate, of parts that add up', async () => {
  const { cost, scratch: space } = await plan({
    preset: 'dialogue_clean',
    profile: 'mp3_podcast',
    inputs: { voice: speech },
  });
  expect(cost).toMatchObject({ isEstimate: true });
  expect(cost.totalSeconds).toBeCloseTo(cost.findingSeconds + cost.renderingSeconds, 6);
  expect(Math.min(cost.findingSeconds, cost.correctionSeconds, cost.slowness)).toBeGreaterThan(0);
  // 27.6 s of one channel as float PCM, which the denoised speech is kept as, and 128 kbit/s.
  expect(space.neededBytes).toBeGreaterThan(27.5 * (44_100 * 4 + 16_000));
});

test('nothing of it stays', async () => {
  await plan({ preset: 'dialogue_clean', profile: wav, inputs: { voice: speech } });
  expect(readdirSync(scratch.path)).toEqual([]);
});
