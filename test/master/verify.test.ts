import { describe, expect, test } from 'vitest';
import type { Rendered } from '../../runtime/engine/master/render.ts';
import { type Target, targetOf, verdictsOf } from '../../runtime/engine/master/verify.ts';
import type { Probe } from '../../runtime/engine/probe/probe.ts';
import { jobOf, presetOf, profileOf, stereo } from '../link/job.ts';
import { loudnessOf } from './support/loudness.ts';

const target: Target = {
  integratedLufs: -16,
  soundless: false,
  toleranceLu: 0.2,
  ceilingDbtp: -1,
  shortTermMaxLufs: undefined,
  gainDb: 3,
  reductionDb: 0,
  mode: 'linear',
  exhausted: false,
};

/** A second of AAC at 48 kHz that came out as it should. */
const rendered: Rendered = {
  path: 'master-1.m4a',
  loudness: loudnessOf(-16.05, -1.2),
  encodedPeakDb: null,
  samples: 48_000,
  sampleRate: 48_000,
  channels: 2,
  decodedSamples: 48_128, // to the end of its last frame
  priming: 1024,
  tail: 1024,
  written: declaring(1),
};
const frameSize = 1024;

function declaring(durationSeconds: number): Probe {
  return { audio: [{ durationSeconds }], durationSeconds } as unknown as Probe; // all that is read of it
}

const verdicts = (of: Partial<Target> | undefined, as: Partial<Rendered> = {}) =>
  verdictsOf(of && { ...target, ...of }, { ...rendered, ...as }, frameSize).map(
    ({ what, measured, passed }) => `${passed ? 'passes' : 'fails'}: ${what} ${measured}`,
  );

test('each promise gets a verdict, with what was measured', () => {
  expect(verdictsOf(target, rendered, frameSize)).toEqual([
    { what: 'integrated loudness', expected: '-16 LUFS ± 0.2 LU', measured: '-16.05 LUFS', passed: true },
    { what: 'true peak', expected: 'at most -1 dBTP', measured: '-1.20 dBTP', passed: true },
    { what: 'duration', expected: '1.000 s ± 0.021 s', measured: '1.000 s', passed: true },
  ]);
});

test('a preset that promises no loudness is held to its length alone', () => {
  expect(verdicts(undefined)).toEqual(['passes: duration 1.000 s']);
});

test.each([
  ['at the edge of the tolerance', -16.2, 'passes: integrated loudness -16.20 LUFS'],
  ['beyond it', -16.21, 'fails: integrated loudness -16.21 LUFS'],
  ['above it', -15.7, 'fails: integrated loudness -15.70 LUFS'],
  ['of silence', null, 'fails: integrated loudness none'],
])('a loudness %s', (_, loudness, verdict) => {
  expect(verdicts({}, { loudness: loudnessOf(loudness, -2) })[0]).toBe(verdict);
});

test('where less gain is taken for the peaks, a loudness that is missed is told and accepted', () => {
  expect(verdicts({ mode: 'lowered' }, { loudness: loudnessOf(-19, -1) })[0]).toBe(
    'passes: integrated loudness -19.00 LUFS, lowered for the peaks',
  );
});

test.each([
  ['at the ceiling', -1, 'passes: true peak -1.00 dBTP'],
  ['over it', -0.99, 'fails: true peak -0.99 dBTP'],
  ['of silence', null, 'passes: true peak none'],
])('a peak %s', (_, peak, verdict) => {
  expect(verdicts({}, { loudness: loudnessOf(-16, peak) })[1]).toBe(verdict);
});

describe('the length', () => {
  const duration = (as: Partial<Rendered>): string | undefined => verdicts(undefined, as)[0];

  test('is what a decoder gives', () => {
    expect(duration({ decodedSamples: 46_000 })).toBe('fails: duration 0.958 s');
    expect(duration({ decodedSamples: 50_000 })).toBe('fails: duration 1.042 s');
  });

  test('is told beside what the container declares, where that is another', () => {
    expect(duration({ written: declaring(0.5) })).toBe('fails: duration 1.000 s, declared as 0.500 s');
    expect(duration({ written: declaring(0) })).toBe('fails: duration 1.000 s, declared as 0.000 s');
  });

  test('may be declared with what the codec puts before and after it, as MP3 does', () => {
    expect(duration({ written: declaring(1.04) })).toBe('passes: duration 1.000 s');
  });
});

test.each([
  ['wav', 'pcm', '', 0.1],
  ['m4a', 'aac', '', 0.2],
  ['m4a', 'aac', ', tolerance: 0.5 LU', 0.5],
])('a loudness in %s as %s%s is held to its tolerance', (container, codec, asked, toleranceLu) => {
  const text = `preset a v1 {\n  input voice: Audio\n  output voice |> normalize(-16 LUFS${asked})\n}`;
  const { artifact, profile, facts } = jobOf(presetOf(text), profileOf(`container ${container}`, `codec ${codec}`), {
    voice: stereo,
  });
  expect(targetOf(artifact, profile, facts)).toMatchObject({ integratedLufs: -16, toleranceLu, gainDb: 7 });
});
