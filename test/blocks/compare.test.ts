import { expect, test } from 'vitest';
import { compareGoldens } from '../../golden/blocks/compare-figures.ts';
import { compareSamples } from '../../golden/blocks/compare-samples.ts';

const kept = {
  encode: 'wav_master_v1',
  mode: 'linear',
  integratedLufs: -16,
  truePeakDbtp: -1.5,
  noiseFloorDbfs: null,
  curveLufs: [null, null, -17, -16.5],
};

test('figures within their tolerances are the same', () => {
  const now = { ...kept, integratedLufs: -16.05, truePeakDbtp: -1.6, curveLufs: [null, null, -16.8, -16.7] };
  expect(compareGoldens(kept, now)).toEqual([]);
});

test('what differs is told with both figures, by how much, and what was allowed', () => {
  const now = {
    ...kept,
    mode: 'limited',
    integratedLufs: -15.9,
    noiseFloorDbfs: -60,
    curveLufs: [null, null, -17, -16],
  };
  expect(compareGoldens(kept, now)).toEqual([
    'mode: kept "linear", now "limited"',
    'integrated loudness: kept -16 LUFS, now -15.9 LUFS (+0.1 LU, tolerance 0.05 LU)',
    'noise floor: kept none, now -60 dBFS',
    'short-term loudness at 4 s: kept -16.5 LUFS, now -16 LUFS (+0.5 LU, tolerance 0.2 LU)',
  ]);
});

test('an entry that is missing or new is told, and a curve of another length', () => {
  const { mode, ...now } = kept;
  expect(compareGoldens(kept, { ...now, duckDepthsDb: [9], curveLufs: [null] })).toEqual([
    'mode: kept "linear", now nothing',
    'short-term loudness: kept 4 readings, now 1',
    'depth of a duck: kept nothing, now [9] dB',
  ]);
});

const samples = {
  frames: 96_000,
  channels: 2,
  codecFrame: 1024,
  sha256: 'aaaaaaaaaaaaaaaa',
  ffmpeg: '5.1',
  build: 'one',
  rmsPerSecondDbfs: [
    [-20, -21],
    [-20, -21],
  ],
};

test('samples of one build are the same or not', () => {
  expect(compareSamples(samples, samples)).toEqual([]);
  expect(compareSamples(samples, { ...samples, frames: 96_001, sha256: 'bbbbbbbbbbbbbbbb' })).toEqual([
    'frames: kept 96000, now 96001 (+1)',
    'samples: not those that are kept (sha256 aaaaaaaaaaaa, now bbbbbbbbbbbb)',
    'no second of any channel is louder or softer by more than 0.1 dB',
  ]);
});

test('a master that had to be made again is not the same, by one build', () => {
  const again = { ...samples, corrections: 1 };
  expect(compareSamples(samples, again)).toEqual(['corrections: kept nothing, now 1']);
  expect(compareSamples(samples, { ...again, build: 'two' })).toEqual([]);
});

test('samples of another build are told by the level of each second', () => {
  const other = { ...samples, frames: 97_024, sha256: 'bbbbbbbbbbbbbbbb', ffmpeg: '7.0', build: 'two' };
  expect(compareSamples(samples, other)).toEqual([]);

  const softer = { ...other, rmsPerSecondDbfs: [samples.rmsPerSecondDbfs[0], [-20, -26]] };
  expect(compareSamples(samples, softer)).toEqual([
    'channel 2: rms at 2 s: kept -21 dBFS, now -26 dBFS (-5 dB, tolerance 0.1 dB) [kept from FFmpeg 5.1, this is 7.0]',
  ]);
});

test('a lossless codec has not a sample more on any build', () => {
  const lossless = { ...samples, codecFrame: 1 };
  const other = { ...lossless, frames: 96_001, build: 'two', ffmpeg: '7.0' };
  expect(compareSamples(lossless, other)).toEqual([
    'frames: kept 96000, now 96001 (+1) [kept from FFmpeg 5.1, this is 7.0]',
  ]);
});
