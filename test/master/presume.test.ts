import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { normalizing, profileOf, run } from './support/mastering.ts';

const media = mediaFolder();
let noise: string;
let steep: string;
beforeAll(() => {
  noise = media.make('noise.wav', ...NOISE);
  // A quarter of the rate, every sample 3 dB under the crest of the wave, with a louder moment.
  const tone = 'sin(PI/2*n+PI/4)*if(between(t,1,1.1),0.3,0.1)';
  steep = media.make('steep.wav', '-f', 'lavfi', '-i', `aevalsrc='${tone}|${tone}':d=3:s=48000`);
});
afterAll(() => media[Symbol.dispose]());

const aac = profileOf('m4a', 'aac');
const wav = profileOf('wav', 'pcm');

let made = 0;

interface Settings {
  readonly ceiling?: number;
  readonly before?: string;
  readonly profile?: string;
}

/** Normalizes to -14 LUFS, loosely, so that no encoder asks for a correction; and tells how. */
async function normalized(source: string, { ceiling, before, profile = aac }: Settings) {
  const held = ceiling === undefined ? '' : `, ceiling: ${ceiling.toFixed(2)} dBTP`;
  made += 1;
  const report = await run({
    preset: normalizing(`normalize(-14 LUFS${held}, tolerance: 1 LU)`, before),
    profile,
    inputs: source,
    destination: media.file(`presumed-${made}.${profile === aac ? 'm4a' : 'wav'}`),
  });
  const { loudness, sha256 } = report.output;
  return {
    stages: report.stages.map(({ stage }) => stage),
    mode: report.mode,
    peakBefore: report.inputs.source?.loudness.truePeakDbtp ?? 0,
    truePeak: loudness.truePeakDbtp ?? 0,
    lufs: loudness.integratedLufs,
    sha256,
  };
}

test('a rendering does not wait for peaks that hardly matter', async () => {
  const free = await normalized(noise, {});
  const { stages, mode, sha256 } = await normalized(noise, { ceiling: free.truePeak + 1 });
  expect({ stages: stages.toSorted(), mode }).toEqual({
    stages: ['analyze', 'hear', 'render', 'verify'],
    mode: 'linear',
  });
  expect(sha256).toBe(free.sha256);
});

test('where something comes before the normalize, its peaks are measured beside the rendering', async () => {
  const before = '|> highpass(80 Hz)';
  const free = await normalized(noise, { before });
  const { stages, mode, sha256 } = await normalized(noise, { before, ceiling: free.truePeak + 1 });
  expect(mode).toBe('linear');
  expect(stages.toSorted()).toEqual(['analyze', 'hear', 'peaks', 'render', 'verify']);
  expect(sha256).toBe(free.sha256);
});

test('one gain and nothing lost: the deliverable tells the peaks of the input', async () => {
  const heard = await normalized(noise, {});
  const { stages, mode, peakBefore, truePeak } = await normalized(noise, { ceiling: heard.truePeak + 1, profile: wav });
  expect({ stages, mode }).toEqual({ stages: ['analyze', 'render', 'verify'], mode: 'linear' });
  expect(truePeak).not.toBeCloseTo(peakBefore, 0);
  expect(Math.abs(peakBefore - heard.peakBefore)).toBeLessThanOrEqual(0.02);
});

test.each([aac, wav])(
  'what began without the limiter is made again where the wave between samples needs it',
  async (profile) => {
    const free = await normalized(steep, { profile });
    const ceiling = free.truePeak - 1;
    const { stages, mode, truePeak, lufs, peakBefore } = await normalized(steep, { ceiling, profile });
    expect(mode).toBe('limited');
    expect(truePeak).toBeLessThanOrEqual(ceiling);
    expect(lufs).toBeCloseTo(-14, 0.5);
    expect(stages).toEqual(expect.arrayContaining(['solve', 'hear']));
    expect(peakBefore).toBe(free.peakBefore);
  },
);
