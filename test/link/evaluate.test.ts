import { describe, expect, test } from 'vitest';
import { createEvaluator, type Evaluate } from '../../compiler/artifact/link/index.ts';
import type { Expr, Operation } from '../../schemas/generated/artifact.ts';
import { jobOf, presetOf, profileOf, speech, stereo } from './job.ts';

const artifact = presetOf(`preset a v1 {
  input voice: Audio
  param depth: Gain = 3 dB in 0 dB .. 6 dB
  output voice |> gain(depth) |> normalize(-16 LUFS, ceiling: -1 dBTP)
}`);
const profile = profileOf('container wav', 'codec pcm');
const job = jobOf(artifact, profile, { voice: stereo });

/** Evaluates over a job in which usual speech was measured. */
const evaluate: Evaluate = createEvaluator(artifact, job.facts);

const results: readonly [Operation['op'], readonly number[], number][] = [
  ['add', [3, -5], -2],
  ['sub', [3, -5], 8],
  ['mul', [3, -5], -15],
  ['div', [3, -4], -0.75],
  ['neg', [3], -3],
  ['min', [3, -5], -5],
  ['max', [3, -5], 3],
  ['round', [3.456], 3.46],
  ['round', [-0.125], -0.12],
  ['ceil', [3.001], 4],
  ['ceil', [3], 3],
  ['amplitude', [-20], 0.1],
  ['lt', [3, 4], 1],
  ['lt', [3, 3], 0],
  ['le', [3, 3], 1],
  ['le', [4, 3], 0],
  ['eq', [3, 3], 1],
  ['eq', [3, 4], 0],
  ['ne', [3, 4], 1],
  ['ne', [3, 3], 0],
  ['gt', [4, 3], 1],
  ['gt', [3, 3], 0],
  ['and', [1, 2], 1],
  ['and', [1, 0], 0],
  ['or', [0, 2], 1],
  ['or', [0, 0], 0],
  ['not', [0], 1],
  ['not', [2], 0],
  ['if', [1, 3, 4], 3],
  ['if', [0, 3, 4], 4],
];

test.each(results)('%s of %j is %d', (op, of, result) => {
  expect(evaluate({ op, of: [...of] })).toBeCloseTo(result, 12);
});

describe('a reference', () => {
  const known: readonly [string, Expr, number][] = [
    ['a param', { param: 'depth' }, 3],
    ['the length of an input', { probe: 'voice', field: 'duration' }, 10],
    ['the rate of an input', { probe: 'voice', field: 'sampleRate' }, 48_000],
    ['the channels of an input', { probe: 'voice', field: 'channels' }, 2],
    ['a measured loudness', { measure: 'm1', field: 'integrated' }, speech.integrated],
    ['a measured peak', { measure: 'm1', field: 'truePeak' }, speech.truePeak],
    ['a gain that was sought', { solve: 's1' }, 0],
    ['the rate of the job', { job: 'sampleRate' }, 48_000],
    ['a correction', { correction: 'ceiling' }, 0],
  ];
  test.each(known)('to %s', (_, expr, value) => {
    expect(evaluate(expr)).toBe(value);
  });

  test('to a named value, through those that it is made of', () => {
    const named = artifact.values.map(({ id }) => [id, evaluate({ value: id })]);
    expect(Object.fromEntries(named)).toEqual({ v1: -16, v2: 7, v3: -1, v4: 1, v5: 10 });
  });

  const unknown: readonly [string, Expr][] = [
    ['param loudness', { param: 'loudness' }],
    ['input music', { probe: 'music', field: 'duration' }],
    ['measurement m2', { measure: 'm2', field: 'integrated' }],
    ['gain s2', { solve: 's2' }],
    ['value v99', { value: 'v99' }],
  ];
  test.each(unknown)('to what is not known yet is a bug: %s', (what, expr) => {
    expect(() => evaluate(expr)).toThrow(`${what} is not known at this stage`);
  });
});

test('a result that is no number is a bug', () => {
  expect(() => evaluate({ op: 'div', of: [0, 0] })).toThrow('is no number');
  expect(() => evaluate({ op: 'add', of: [1] })).toThrow('is no number');
});

test('on an album the loudness that a normalize goes by is that of all tracks', () => {
  const [measure = ''] = artifact.measures.map(({ id }) => id);
  const album = { measure, integrated: -18, offset: speech.integrated + 18 };
  const together = createEvaluator(artifact, { ...job.facts, album });
  expect(together({ measure, field: 'integrated' })).toBe(-18);
  expect(together({ measure, field: 'truePeak' })).toBe(speech.truePeak);
});
