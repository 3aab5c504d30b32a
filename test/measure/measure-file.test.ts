import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { floatWave } from '../../golden/conformance/float-wave.ts';
import { type Sound, stereoTone, tone } from '../../golden/conformance/sound.ts';
import { samplePath } from '../../golden/samples/index.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import { highest } from '../../runtime/engine/measure/read-loudness.ts';
import { measureFile } from '../../runtime/engine/metering/measure-file.ts';
import { failureOf } from '../engine/support/failures.ts';
import { type MediaFolder, mediaFolder } from '../engine/support/media.ts';

const host = await openHost();
let media: MediaFolder;
beforeAll(() => {
  media = mediaFolder();
});
afterAll(() => media[Symbol.dispose]());

const measure = (path: string) => measureFile({ path, stream: { by: 'default' }, host });

async function measureSound(sound: Sound) {
  writeFileSync(media.file('sound.wav'), floatWave(sound));
  return measure(media.file('sound.wav'));
}

test('each channel has its own figures', async () => {
  const left = tone([{ seconds: 5, peakDb: -20 }]);
  const right = tone([{ seconds: 5, peakDb: -50 }]).map((value) => value + 0.01);
  const measured = await measureSound({ sampleRate: 48_000, layout: 'stereo', channels: [left, right] });

  expect(measured.perChannel).toEqual([
    {
      name: 'L',
      truePeakDbtp: expect.closeTo(-20, 1),
      samplePeakDbfs: expect.closeTo(-20, 1),
      rmsDbfs: expect.closeTo(-23.01, 1),
      dcOffset: expect.closeTo(0, 4),
    },
    expect.objectContaining({ name: 'R', samplePeakDbfs: expect.closeTo(-37.6, 1), dcOffset: expect.closeTo(0.01, 4) }),
  ]);
  expect(measured.loudness).toMatchObject({ truePeakAtSeconds: 0.1, samplePeakDbfs: expect.closeTo(-20, 1) });
  expect(measured.levels).toEqual({ rmsDbfs: expect.closeTo(-25.9, 1), noiseFloorDbfs: expect.closeTo(-25.9, 1) });
  expect(measured).toMatchObject({ durationSeconds: 5, codec: 'pcm_f32le', channels: 2, sampleRate: 48_000 });
});

test('a burst between two readings of 100 ms is not missed', async () => {
  const { loudness } = await measureSound(stereoTone({ seconds: 0.05 }, { seconds: 0.4, peakDb: -23 }, { seconds: 1 }));
  const coarse = highest(loudness.timeline.momentary);

  expect(loudness.maxMomentaryLufs).toBeCloseTo(-23, 0);
  expect(Math.abs((loudness.maxMomentaryLufs ?? 0) + 23)).toBeLessThan(0.15);
  expect(coarse).toBeLessThan(-23.4);
  expect(loudness.maximaGridMs).toBe(20);
});

test('a video is measured by its sound, from where its file begins', async () => {
  const { stream, container, loudness } = await measure(await samplePath('video_late_sound'));

  expect({ stream, container }).toEqual({ stream: { audioIndex: 0, of: 1, language: undefined }, container: 'mov' });
  expect(loudness.integratedLufs).toBeCloseTo(-28.9, 0);
  expect(loudness.timeline.momentary.slice(0, 4)).toEqual(new Float32Array(4).fill(Number.NaN));
  expect(loudness.timeline.momentary.length).toBeGreaterThanOrEqual(234);
});

test('one of several streams is measured by its language', async () => {
  const path = await samplePath('two_languages');
  const german = await measureFile({ path, stream: { by: 'language', language: 'ger' }, host });

  expect(german.stream).toEqual({ audioIndex: 1, of: 2, language: 'ger' });
  expect(german.loudness.monoPolicy).toBe('dual mono');
});

describe('what has no loudness is measured all the same', () => {
  test.each(['silence', 'tone_300ms'])('%s', async (sample) => {
    const { loudness } = await measure(await samplePath(sample));
    expect(loudness).toMatchObject({
      integratedLufs: null,
      rangeLu: null,
      rangeLufs: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      peakToLoudnessLu: null,
    });
  });

  test('samples that are no numbers', async () => {
    const samples = tone([{ seconds: 2, peakDb: -20 }]);
    samples.fill(Number.NaN, 48_000, 48_010);
    const { hasInvalidSamples, loudness } = await measureSound({
      sampleRate: 48_000,
      layout: 'mono',
      channels: [samples],
    });

    expect(hasInvalidSamples).toBe(true);
    expect(JSON.stringify(loudness)).not.toContain('NaN');
  });
});

test('progress is told and ends below one, which is the caller to say', async () => {
  const path = await samplePath('speech');
  const told: number[] = [];
  await measureFile({ path, stream: { by: 'default' }, host, onProgress: (fraction) => told.push(fraction) });

  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeLessThanOrEqual(0.99);
});

test('the same figures twice in reproducible mode', async () => {
  const path = await samplePath('speech_2s');
  const once = async () =>
    (await measureFile({ path, stream: { by: 'default' }, host, cpuMode: 'reproducible' })).loudness;
  expect(await once()).toEqual(await once());
});

describe('what cannot be measured', () => {
  test('a file that was cut short', async () => {
    const whole = await samplePath('speech');
    media.write('cut.wav', (await import('node:fs')).readFileSync(whole).subarray(0, 500_000));
    expect(await failureOf(measure(media.file('cut.wav')))).toMatchObject({ code: 'input/truncated', exitCode: 2 });
  });

  test('a video without sound', async () => {
    const failure = await failureOf(measure(await samplePath('video_without_sound')));
    expect(failure).toMatchObject({ code: 'input/no_audio', exitCode: 2 });
  });

  test('what was cancelled', async () => {
    const path = await samplePath('speech');
    const signal = AbortSignal.abort(new Error('interrupted'));
    const failure = await failureOf(measureFile({ path, stream: { by: 'default' }, host, signal }));
    expect(failure.code).toBe('job/cancelled');
  });
});
