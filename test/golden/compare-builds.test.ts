import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import type { Block } from '../../golden/blocks/block.ts';
import type { BlockMeasurement, BlockOutcome, SoundFigures } from '../../golden/blocks/measurement.ts';
import { compareLoudness, compareSamples } from '../../golden/compare/compare-blocks.ts';
import { differenceOf, type SampleDifference } from '../../golden/compare/sample-difference.ts';

const sound: SoundFigures = {
  container: 'wav',
  codec: 'pcm_s24le',
  sampleRate: 48_000,
  channels: 1,
  durationSeconds: 4,
  integratedLufs: -16,
  rangeLu: 4,
  truePeakDbtp: -1.2,
  samplePeakDbfs: -1.3,
  momentaryMaxLufs: -12,
  shortTermMaxLufs: -14,
  rmsDbfs: -18,
  noiseFloorDbfs: -62,
  silenceSeconds: 0,
  curveLufs: [null, null, -17, -15],
  samples: { frames: 192_000, sha256: 'a', rmsPerSecondDbfs: [] },
};

const measurement: BlockMeasurement = {
  ffmpeg: { version: '5.1', fingerprint: '' },
  mode: 'linear',
  gainDb: 3,
  gainReductionDb: 0,
  corrections: 0,
  output: sound,
  inputs: {},
  duckDepthsDb: [],
};

/** What came of a build whose master is like the one above but for this. */
function made(change: Partial<SoundFigures> = {}, rest: Partial<BlockMeasurement> = {}): BlockOutcome {
  const output = { ...sound, ...change };
  return { kind: 'measured', measurement: { ...measurement, ...rest, output }, isCached: false };
}

/** Samples of another content, and perhaps another length. */
function others(frames = 192_000): Partial<SoundFigures> {
  return { samples: { frames, sha256: 'b', rmsPerSecondDbfs: [] } };
}

function failed(message: string, code?: string): BlockOutcome {
  return { kind: 'failed', failure: { message, ...(code === undefined ? {} : { code }) } };
}

/** A test block that expects something. */
function blockOf(expectation: string, codec = 'pcm(bits: int24)', container = 'wav'): Block {
  const text = `preset a v1 {
  input voice: Audio
  output voice |> normalize(-16 LUFS)
  test "t" {
    given voice = sample("speech")
    encode own v1
    expect ${expectation}
  }
}
profile own v1 {
  container ${container}
  codec ${codec}
}`;
  const { presets, profiles, diagnostics } = compile('a.preset', text, memoryHost());
  const [preset] = presets;
  const [test] = preset?.tests ?? [];
  const [profile] = profiles;
  if (preset === undefined || test === undefined || profile === undefined)
    throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { name: 'a_v1/t', input: 'a.preset', text, preset, profile, test, params: {} };
}

const loud = blockOf('loudness within 0.02 LU of -16 LUFS');
const aac = blockOf('sample_difference <= -60 dBFS', 'aac(bitrate: 128 kbps)', 'm4a');

test('equal masters are the same', () => {
  const compared = compareLoudness('case', loud, { outcomes: [made(), made()], difference: undefined });
  expect(compared).toMatchObject({ verdict: 'same', what: 't', preset: 'a_v1', profile: 'own_v1' });
  expect(new Set(compared.figures.map(({ verdict }) => verdict))).toEqual(new Set(['same']));
});

test.each<[string, Partial<SoundFigures>, string, object]>([
  ['a little', { truePeakDbtp: -1.1 }, 'within', { label: 'true peak', difference: 0.1, tolerance: 0.1 }],
  ['more', { truePeakDbtp: -1.09 }, 'beyond', { values: [-1.2, -1.09], unit: 'dBTP', difference: 0.11 }],
  ['a reading of the curve', { curveLufs: [null, null, -17, -15.5] }, 'beyond', { where: 'at 4 s', difference: -0.5 }],
  ['a reading less', { curveLufs: [null, null, -17] }, 'beyond', { values: ['4 readings', '3 readings'] }],
  ['a figure that is no more', { rangeLu: null }, 'beyond', { values: [4, null], label: 'loudness range' }],
  ['the length', { durationSeconds: 4.02 }, 'beyond', { label: 'duration', tolerance: 0.001 }],
  ['what is no number', { codec: 'pcm_s16le' }, 'beyond', { values: ['pcm_s24le', 'pcm_s16le'] }],
])('%s is told with its tolerance', (_, change, verdict, figure) => {
  const compared = compareLoudness('case', loud, { outcomes: [made(), made(change)], difference: undefined });
  expect(compared.verdict).toBe(verdict);
  expect(compared.figures.filter((each) => each.verdict !== 'same')).toMatchObject([{ verdict, ...figure }]);
});

test('what a test expects is held against both, whatever the tolerance', () => {
  const outcomes = [made(), made({ integratedLufs: -16.04 })] as const;
  const compared = compareLoudness('case', loud, { outcomes, difference: undefined });
  expect(compared.figures.find(({ name }) => name === 'integratedLufs')?.verdict).toBe('within');
  expect(compared).toMatchObject({ verdict: 'beyond', expectations: [{ passed: [true, false], line: 7 }] });
});

test('how far samples may be apart is nothing to expect of one master', () => {
  const { expectations } = compareLoudness('case', aac, { outcomes: [made(), made()], difference: undefined });
  expect(expectations).toEqual([]);
});

const near: SampleDifference = { maxDbfs: -90, rmsDbfs: -110, at: { seconds: 1, channel: 1 } };
const far: SampleDifference = { ...near, maxDbfs: -60 };

test.each<[string, Block, Partial<SoundFigures>, SampleDifference | undefined, string]>([
  ['the same samples', loud, {}, undefined, 'same'],
  ['apart by -90 dBFS', loud, others(), near, 'within'],
  ['apart by more', loud, others(), far, 'beyond'],
  ['apart by no more than the test allows', aac, others(), far, 'within'],
  ['a frame less where nothing is lost', loud, others(191_999), near, 'beyond'],
  ['a frame less of a codec with frames of 1024', aac, others(190_976), far, 'within'],
  ['more than a frame of the codec less', aac, others(190_975), far, 'beyond'],
  ['at another rate', loud, { ...others(), sampleRate: 44_100 }, undefined, 'beyond'],
])('samples: %s', (_, block, change, difference, verdict) => {
  expect(compareSamples('case', block, { outcomes: [made(), made(change)], difference })).toMatchObject({ verdict });
});

test.each<[string, BlockOutcome, BlockOutcome, string]>([
  ['one build', made(), failed('no filter'), 'beyond'],
  ['both for one reason', failed('A lacks it', 'ffmpeg/lacks'), failed('B lacks it', 'ffmpeg/lacks'), 'neither'],
  ['both for two reasons', failed('it lacks', 'ffmpeg/lacks'), failed('it fails', 'ffmpeg/failed'), 'beyond'],
])('no master by %s', (_, a, b, verdict) => {
  const pair = { outcomes: [a, b], difference: undefined } as const;
  expect(compareLoudness('case', loud, pair)).toMatchObject({ verdict, figures: [] });
  expect(compareSamples('case', loud, pair)).toMatchObject({ verdict });
});

/** Samples in pieces of these lengths. */
async function* inPieces(samples: readonly number[], ...lengths: readonly number[]): AsyncGenerator<Float32Array> {
  let at = 0;
  for (const length of lengths) {
    yield Float32Array.from(samples.slice(at, at + length));
    at += length;
  }
}

test('samples are laid over each other however they come, as far as both go', async () => {
  const one = [0, 0, 0.5, 0, 0, 0, 0, 0];
  const other = [0, 0, 0.5, 0.001, 0, 0, 0, 0, 0.9, 0.9];
  const layout = { channels: 2, sampleRate: 2 };
  expect(await differenceOf(inPieces(one, 2, 4, 0, 2), inPieces(other, 6, 2, 2), layout)).toEqual({
    maxDbfs: -60,
    rmsDbfs: -69.03, // a 0.001 among eight samples
    at: { seconds: 0.5, channel: 2 },
  });
});

test('samples that are equal differ by nothing', async () => {
  const layout = { channels: 1, sampleRate: 1 };
  expect(await differenceOf(inPieces([0.1, 0.2], 2), inPieces([0.1, 0.2], 1, 1), layout)).toEqual({
    maxDbfs: null,
    rmsDbfs: null,
  });
});
