import { expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { memoryHost } from '../../compiler/host.ts';
import type { Block } from '../../golden/blocks/block.ts';
import type { BlockMeasurement, SoundFigures } from '../../golden/blocks/measurement.ts';
import { judge, type Verdict } from '../../golden/expectations/judge.ts';

const sound: SoundFigures = {
  container: 'mov',
  codec: 'aac',
  sampleRate: 48_000,
  channels: 2,
  durationSeconds: 6.02,
  integratedLufs: -16.25,
  rangeLu: 4.5,
  truePeakDbtp: -1.42,
  samplePeakDbfs: -1.5,
  momentaryMaxLufs: -12,
  shortTermMaxLufs: -14.5,
  rmsDbfs: -18,
  noiseFloorDbfs: -62,
  silenceSeconds: 0.7,
  curveLufs: [null, null, -17, -15, -14.5, -40],
  samples: { frames: 288_960, sha256: '', rmsPerSecondDbfs: [] },
};

const voice: SoundFigures = {
  ...sound,
  durationSeconds: 6,
  integratedLufs: -20,
  curveLufs: [null, null, -20.5, -18.75, -20, -60],
};

const measurement: BlockMeasurement = {
  ffmpeg: { version: '5.1', fingerprint: '' },
  mode: 'linear',
  gainDb: 3,
  gainReductionDb: 0,
  corrections: 0,
  output: sound,
  inputs: { voice, music: voice },
  duckDepthsDb: [9.4],
};

/** Judges one expectation of a preset with a duck and a param. */
function judged(expectation: string, change: Partial<BlockMeasurement> = {}): Verdict {
  const text = `preset a v1 {
  input voice: Audio
  input music: Audio
  param target: Loudness = -16 LUFS in -24 LUFS .. -12 LUFS
  let speech = voice |> normalize(-19 LUFS)
  output mix(speech, music |> duck(under: speech)) |> normalize(target)
  test "t" {
    given voice = sample("speech")
    given music = sample("music")
    expect ${expectation}
  }
}`;
  const { presets, diagnostics } = compile('a.preset', text, memoryHost());
  const [preset] = presets;
  const [test] = preset?.tests ?? [];
  if (preset === undefined || test === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const block = { input: 'a.preset', text, preset, test, params: { target: -18 } } as unknown as Block; // all it reads
  const [verdict] = judge(block, { ...measurement, ...change });
  if (verdict === undefined) throw new Error('one expectation');
  return verdict;
}

test.each([
  'loudness within 0.25 LU of -16 LUFS',
  'loudness within 2 LU of target',
  'loudness in -17 LUFS .. -16.25 LUFS',
  'loudness_range <= 4.5 LU',
  'true_peak < -1.4 dBTP',
  'sample_peak == -1.5 dBFS',
  'momentary_max >= -12 LUFS',
  'short_term_max <= -14 LUFS',
  'rms in -23 dBFS .. -18 dBFS',
  'noise_floor <= -60 dBFS',
  'duration within 20 ms of voice',
  'duration <= 1 min',
  'silence <= 700 ms',
  'duck_depth within 1.5 dB of 9 dB',
  'channels == 2',
  'channels == voice',
  'sample_rate == 48 kHz',
  'codec == aac',
  'curve in -20 LUFS .. -14 LUFS',
])('%s passes', (expectation) => {
  const { passed, text, line } = judged(expectation);
  expect({ passed, text, line }).toEqual({ passed: true, text: expectation, line: 10 });
});

test.each([
  ['loudness within 0.2 LU of -16 LUFS', '-16 LUFS ± 0.2 LU', '-16.25 LUFS', '0.05 LU'],
  ['loudness within 0.5 LU of target', '-18 LUFS ± 0.5 LU', '-16.25 LUFS', '1.25 LU'],
  ['loudness_range in 5 LU .. 8 LU', '5 LU .. 8 LU', '4.5 LU', '0.5 LU'],
  ['true_peak <= -1.5 dBTP', 'at most -1.5 dBTP', '-1.42 dBTP', '0.08 dB'],
  ['true_peak < -1.42 dBTP', 'under -1.42 dBTP', '-1.42 dBTP', '0 dB'],
  ['momentary_max > -11 LUFS', 'over -11 LUFS', '-12 LUFS', '1 LU'],
  ['duration within 5 ms of voice', '6 s (voice) ± 5 ms', '6.02 s', '15 ms'],
  ['silence <= 500 ms', 'at most 0.5 s', '0.7 s', '200 ms'],
  ['duck_depth within 1.5 dB of 12 dB', '12 dB ± 1.5 dB', '9.4 dB', '1.1 dB'],
  ['channels == 1', 'exactly 1', '2', '1'],
  ['sample_rate == 44.1 kHz', 'exactly 44.1 kHz', '48 kHz', '3.9 kHz'],
  ['curve <= -15 LUFS', 'at most -15 LUFS', '-14.5 LUFS at 5 s', '0.5 LU'],
  ['curve within 1 LU of voice', '-20 LUFS (voice) ± 1 LU', '-18.25 LUFS at 5 s', '0.75 LU'],
])('%s is missed', (expectation, expected, measured, missedBy) => {
  expect(judged(expectation)).toEqual({ text: expectation, line: 10, passed: false, expected, measured, missedBy });
});

test('another codec', () => {
  expect(judged('codec == mp3')).toMatchObject({ passed: false, expected: 'mp3', measured: 'aac' });
});

test('what is written as any kind of PCM is pcm', () => {
  expect(judged('codec == pcm', { output: { ...sound, codec: 'pcm_s24le' } }).passed).toBe(true);
});

test('a loudness that does not exist meets nothing; a peak that does not exist lies under every other', () => {
  const silent = { output: { ...sound, integratedLufs: null, truePeakDbtp: null, curveLufs: [null, null] } };

  expect(judged('loudness <= -16 LUFS', silent)).toMatchObject({ passed: false, measured: 'none' });
  expect(judged('curve <= -16 LUFS', silent)).toMatchObject({ passed: false, measured: 'none' });
  expect(judged('true_peak <= -60 dBTP', silent)).toMatchObject({ passed: true });
  expect(judged('true_peak >= -60 dBTP', silent)).toMatchObject({ passed: false, measured: 'silence' });
});

test('of several ducks the one that misses most is told', () => {
  expect(judged('duck_depth within 1 dB of 9 dB', { duckDepthsDb: [9.2, 4, null] })).toMatchObject({
    measured: 'none in duck 3',
  });
  expect(judged('duck_depth within 1 dB of 9 dB', { duckDepthsDb: [9.2, 4] })).toMatchObject({
    passed: false,
    measured: '4 dB in duck 2',
    missedBy: '4 dB',
  });
});
