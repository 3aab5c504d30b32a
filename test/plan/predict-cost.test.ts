import { expect, test } from 'vitest';
import type { StageReport } from '../../runtime/engine/master/report.ts';
import { type CostFacts, predictCost } from '../../runtime/engine/plan/predict-cost.ts';
import { profileOf } from '../link/job.ts';

const stage = (cpuSeconds: number): StageReport => {
  return { step: 1, stage: 'analyze', detail: '', argv: [], wallSeconds: cpuSeconds, cpuSeconds };
};

const programme = { sampleRate: 48_000, channels: 2, durationSeconds: 600, integratedLufs: -16, truePeakDbtp: -1 };

/** Ten minutes of stereo to AAC, on a machine as fast as the model's. */
const facts: CostFacts = {
  profile: profileOf('container m4a', 'codec aac'),
  mode: 'fast',
  inputs: [{ ...programme, path: '', codec: 'pcm_s16le' }],
  master: { ...programme, container: 'm4a', codec: 'aac', sizeBytes: undefined, levels: undefined },
  findingSeconds: 1,
  lastPass: stage(2.02),
  hearing: stage(2.02),
};

test('ten minutes to AAC take what was measured, the encoder, and a share of the meters beside it', () => {
  const { findingSeconds, renderingSeconds, totalSeconds, slowness } = predictCost(facts);
  expect(slowness).toBeCloseTo(1);
  expect(findingSeconds).toBe(1);
  expect(renderingSeconds).toBeCloseTo(0.25 + 0.02 + 13.4 + 0.5 * (0.3 + 2 + 1.02));
  expect(totalSeconds).toBe(findingSeconds + renderingSeconds);
});

test('a machine whose meter is twice as slow encodes twice as slowly', () => {
  const slow = predictCost({ ...facts, findingSeconds: 2, lastPass: stage(4.04), hearing: stage(4.04) });
  expect(slow.slowness).toBeCloseTo(2);
  expect(slow.renderingSeconds - 0.25).toBeCloseTo(2 * (predictCost(facts).renderingSeconds - 0.25));
});

test('what filters take in the last pass they take again', () => {
  const filtered = predictCost({ ...facts, lastPass: stage(2.02 + 3) });
  expect(filtered.correctionSeconds).toBeCloseTo(predictCost(facts).correctionSeconds + 3);
});

test('PCM is as good as free', () => {
  const pcm = predictCost({ ...facts, profile: profileOf('container wav', 'codec pcm') });
  expect(pcm.renderingSeconds).toBeLessThan(3);
});
