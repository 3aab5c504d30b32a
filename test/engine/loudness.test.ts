import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loudness } from '../../runtime/engine/measure/loudness.ts';
import { combinePeak } from '../../runtime/engine/measure/peak.ts';
import { readLoudness } from '../../runtime/engine/measure/read-loudness.ts';
import { parseStatistics } from '../../runtime/engine/measure/statistics.ts';
import { runFfmpeg } from '../../runtime/engine/process/run.ts';
import { failureOf } from './support/failures.ts';
import { NOWHERE, specIn } from './support/ffmpeg.ts';
import type { MediaFolder } from './support/media.ts';
import { mediaFolder } from './support/media.ts';

let media: MediaFolder;
beforeAll(() => {
  media = mediaFolder();
});
afterAll(() => media[Symbol.dispose]());

/** Runs a source through a meter and reads both of its outputs. */
async function measure(source: string, peak = 'true'): Promise<Loudness> {
  const meter = `ebur128@m1=peak=${peak}:metadata=1:framelog=48,ametadata=mode=print:file=meter.txt`;
  const args = ['-f', 'lavfi', '-i', source, '-t', '10', '-af', `aformat=sample_fmts=dblp,${meter}`, ...NOWHERE];
  const run = await runFfmpeg(specIn(media, args));
  return readLoudness(media.file('meter.txt'), run.summaries.get('m1'));
}

const STEREO = 'aformat=channel_layouts=stereo';
/** EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS reads -23.0 LUFS. */
const CASE_1 = `aevalsrc=exprs='0.0707946*sin(2*PI*1000*t)|0.0707946*sin(2*PI*1000*t)':s=48000:d=5`;

test('a sine at -23 dBFS reads -23 LUFS and peaks at -23 dBTP', async () => {
  const { timeline, ...measured } = await measure(CASE_1, 'true+sample');
  expect(measured).toEqual({
    integratedLufs: expect.closeTo(-23, 1),
    rangeLu: expect.closeTo(0, 1),
    rangeIsStable: false,
    rangeLufs: { low: expect.closeTo(-23, 1), high: expect.closeTo(-23, 1) },
    maxMomentaryLufs: expect.closeTo(-23, 1),
    maxShortTermLufs: expect.closeTo(-23, 1),
    maximaGridMs: 100,
    truePeak: {
      peakDb: expect.closeTo(-23, 0),
      uncertaintyDb: 0.05,
      perChannelDb: [expect.closeTo(-23, 0), expect.closeTo(-23, 0)],
      atSeconds: 0.1,
    },
    samplePeak: expect.objectContaining({ peakDb: expect.closeTo(-23, 0) }),
    hasInvalidSamples: false,
    durationSeconds: 5,
  });
  expect([timeline.momentary.length, timeline.shortTerm.length]).toEqual([50, 50]);
  expect([...timeline.momentary.slice(0, 4)].map(Number.isNaN)).toEqual([true, true, true, false]);
  expect([...timeline.shortTerm].filter(Number.isNaN)).toHaveLength(29);
});

test('a loud peak is known to a hundredth of a dB', async () => {
  const { truePeak } = await measure(`aevalsrc=exprs='0.9*sin(2*PI*997*t)':s=48000:d=1`);
  expect(truePeak?.peakDb).toBeCloseTo(20 * Math.log10(0.9), 1);
  expect(truePeak?.uncertaintyDb).toBeLessThan(0.01);
});

test('a peak in the last part of 100 ms is not lost', async () => {
  const click = `aevalsrc=exprs='if(gt(t,1.02),0.9,0.1)*sin(2*PI*997*t)':s=48000:d=1.06`;
  const { samplePeak, durationSeconds } = await measure(click, 'sample');
  expect({ samplePeak, durationSeconds }).toEqual({
    samplePeak: { peakDb: -0.9, uncertaintyDb: 0.05, perChannelDb: [expect.closeTo(-20, 1)], atSeconds: null },
    durationSeconds: 1,
  });
});

test('without a peak there is none', async () => {
  const { truePeak, samplePeak } = await measure(`${CASE_1}`, 'none');
  expect({ truePeak, samplePeak }).toEqual({ truePeak: undefined, samplePeak: undefined });
});

describe('what has no loudness', () => {
  const nothing = { integratedLufs: null, rangeLu: null, maxMomentaryLufs: null, maxShortTermLufs: null };

  test('silence', async () => {
    const silence = await measure('anullsrc=r=48000,atrim=duration=4');
    expect(silence).toMatchObject(nothing);
    expect(silence.truePeak).toEqual({ peakDb: null, uncertaintyDb: 0, perChannelDb: [null, null], atSeconds: null });
  });

  test.each([0.05, 0.3])('%d s', async (length) => {
    const short = await measure(`sine=r=48000:d=${length},${STEREO}`);
    expect(short).toMatchObject(nothing);
    expect(short.truePeak?.peakDb).toBeCloseTo(-21.1, 1);
  });

  test('a whisper under the gate, which has a peak all the same', async () => {
    const whisper = await measure('sine=r=48000:d=4,volume=-75dB');
    expect(whisper).toMatchObject({ integratedLufs: null, rangeLu: null });
    expect(whisper.truePeak).toMatchObject({ peakDb: expect.closeTo(-93.1, 1), uncertaintyDb: 0.05 });
  });
});

test('a range is given from four seconds on', async () => {
  expect((await measure(`sine=r=48000:d=3.2,${STEREO}`)).rangeLu).toBeNull();
  expect((await measure(`sine=r=48000:d=4.2,${STEREO}`)).rangeLu).toBe(0);
});

test.each(['0/0', '1/0'])('samples of %s are told', async (value) => {
  const source = `aevalsrc=exprs='if(gt(t,1),${value},0.1*sin(2000*t))':s=48000:d=2`;
  expect(await measure(source)).toMatchObject({ hasInvalidSamples: true, truePeak: { peakDb: null } });
});

describe('digital silence after sound is valid, whatever rounding leaves in the meter', () => {
  // Of these noises it leaves less than nothing, which FFmpeg prints as no number.
  test.each([1, 2, 3, 6])('noise %i', async (seed) => {
    for (const [sound, silence] of [
      [2, 4],
      [2, 1.5],
      [1, 0.8],
    ]) {
      const source = `anoisesrc=seed=${seed}:d=${sound}:a=0.3:r=48000,apad=pad_dur=${silence},aformat=sample_fmts=s16`;
      expect(await measure(source, 'none')).toMatchObject({ hasInvalidSamples: false });
    }
  });
});

test('a click in silence is valid as well', async () => {
  for (const seconds of [0.55, 1.23, 1.9]) {
    const source = `aevalsrc=exprs='0.9*between(t,${seconds},${seconds + 0.002})*sin(9000*t)':s=48000:d=2.9`;
    expect(await measure(source, 'none')).toMatchObject({ hasInvalidSamples: false });
  }
});

test('samples that are no numbers are told in a long recording, though no peak is one', async () => {
  const source = "aevalsrc=exprs='if(between(t,5,5.001),0/0,0.1*sin(2000*t))':s=48000:d=9";
  expect(await measure(source, 'none')).toMatchObject({ hasInvalidSamples: true });
});

test('a few samples that are no numbers are told, though no peak is one', async () => {
  const source = `aevalsrc=exprs='if(between(t,1,1.001),0/0,0.1*sin(2000*t))':s=48000:d=2`;
  expect(await measure(source)).toMatchObject({
    hasInvalidSamples: true,
    truePeak: { peakDb: expect.closeTo(-20, 1) },
  });
});

test.each([
  ['119 dB over full scale are loud', 119, false],
  ['121 dB over full scale are no sound', 121, true],
])('samples of %s', async (_, overDb, hasInvalidSamples) => {
  const source = `aevalsrc=exprs='if(eq(n,48000),pow(10,${overDb}/20),0.1*sin(2000*t))':s=48000:d=2`;
  expect(await measure(source)).toMatchObject({ hasInvalidSamples });
});

test('a metadata file that ends within a line is refused', async () => {
  await measure(CASE_1);
  const cut = media.cut('meter.txt', 'cut.txt', 0.5);
  expect(await failureOf(readLoudness(cut))).toMatchObject({ code: 'output/disk_full' });
});

test('the finer of two figures of a peak counts, unless they contradict', () => {
  const at = (amplitude: number, summaryDb: number) => combinePeak([amplitude], summaryDb).peakDb;
  expect([at(0.891, -1), at(0.01, -40.1), at(0.001, -57), at(0.5, -3)]).toEqual([
    20 * Math.log10(0.891),
    -40.1,
    -57,
    -3,
  ]);
});

test('statistics are read by channel and overall', async () => {
  const args = ['-f', 'lavfi', '-i', CASE_1, '-af', 'astats@s1', ...NOWHERE];
  const { channels, overall } = parseStatistics((await runFfmpeg(specIn(media, args))).summaries.get('s1') ?? '');
  expect(channels).toHaveLength(2);
  expect(overall.get('RMS level dB')).toBeCloseTo(-26, 1);
  expect(overall.get('Number of NaNs')).toBe(0);
});
