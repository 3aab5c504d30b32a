import { describe, expect, test } from 'vitest';
import { drawMeasurement } from '../../cli/measure/draw-measurement.ts';
import { pointsOf, thinOut } from '../../report/chart/points.ts';
import { timeText, timeTicks } from '../../report/chart/time-ticks.ts';
import { reportTimeline } from '../../runtime/engine/measure/loudness-report.ts';
import type { FileMeasurement } from '../../runtime/engine/metering/file-measurement.ts';

function curve(...lufs: readonly (number | null)[]): Float32Array {
  return Float32Array.from(lufs, (reading) => reading ?? Number.NaN);
}

/** A measurement of a curve of momentary loudness, ten readings a second. */
function measured(
  momentaryLufs: readonly (number | null)[],
  more: Partial<FileMeasurement['loudness']> = {},
): FileMeasurement {
  const momentary = curve(...momentaryLufs);
  const durationSeconds = momentary.length / 10;
  const figures = {
    integratedLufs: -20,
    rangeLu: 6,
    rangeIsStable: true,
    maxMomentaryLufs: -14,
    maxShortTermLufs: -16,
  };
  return {
    path: '/music/<a> & "b".wav',
    sha256: '',
    sizeBytes: 1,
    container: 'wav',
    codec: 'flac',
    bitsPerSample: 24,
    sampleRate: 48_000,
    channels: 2,
    layout: 'stereo',
    durationSeconds,
    stream: { audioIndex: 0, of: 1, language: undefined },
    loudness: {
      ...figures,
      maximaGridMs: 20,
      rangeLufs: { low: -24, high: -18 },
      truePeakDbtp: -3.2,
      truePeakAtSeconds: 1.5,
      truePeakPerChannelDbtp: [-3.2, -4],
      samplePeakDbfs: -3.4,
      samplePeakPerChannelDbfs: [-3.4, -4.1],
      monoPolicy: 'not mono',
      peakToLoudnessLu: 16.8,
      durationSeconds,
      timeline: reportTimeline({ rateHz: 10, momentary, shortTerm: momentary.map((lufs) => lufs - 2) }),
      ...more,
    },
    levels: { rmsDbfs: -23, noiseFloorDbfs: -60 },
    perChannel: [],
    hasInvalidSamples: false,
    ffmpeg: { version: '5.1', fingerprint: '', mode: 'fast' },
    wallSeconds: 1,
    cpuSeconds: 1,
  };
}

function textsOf(svg: string): readonly (string | undefined)[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
}

const wave = (readings: number) => Array.from({ length: readings }, (_, index) => -20 + 6 * Math.sin(index / 7));

describe('a picture', () => {
  test('shows every figure, and a name with any characters', () => {
    const svg = drawMeasurement(measured(wave(300)));

    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([
        '&lt;a&gt; &amp; "b".wav',
        'flac 48 kHz stereo, 0:30.000',
        'LUFS, dBTP',
        'time in s',
        'momentary, max −14.0 LUFS',
        'short-term, max −16.0 LUFS',
        'integrated −20.0 LUFS',
        'range 6.0 LU',
        'true peak −3.2 dBTP',
      ]),
    );
    expect(svg.match(/class="curve [a-z-]+"/g)).toEqual(['class="curve momentary"', 'class="curve short-term"']);
    expect(svg).toContain('aria-label="The loudness of &lt;a&gt; &amp; &quot;b&quot;.wav"');
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/NaN|Infinity|undefined|href|url\((?!#)/);
  });

  test.each([
    ['silence', Array.from({ length: 50 }, () => null)],
    ['300 ms', [null, null, null]],
    ['nothing at all', []],
  ])('of %s has its axes and no marks', (_, readings) => {
    const none = { integratedLufs: null, rangeLu: null, rangeLufs: null, truePeakDbtp: null, truePeakAtSeconds: null };
    const svg = drawMeasurement(measured(readings, { ...none, maxMomentaryLufs: null, maxShortTermLufs: null }));

    expect(textsOf(svg)).toEqual(expect.arrayContaining(['−40', '0', 'LUFS, dBTP']));
    expect(svg).not.toMatch(/class="(integrated|peak|range|curve)/);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test('of a long programme is no larger than its width asks for', () => {
    expect(drawMeasurement(measured(wave(108_000))).length).toBeLessThan(150_000);
  });
});

test('thinning out keeps the extremes of every column, and its gaps', () => {
  const points = pointsOf(curve(-20, -10, -30, -20, null, null, null, null, -15, null, -25, -20), 10);
  expect(thinOut(points, 3).map(({ lufs }) => lufs)).toEqual([-10, -30, null, -15, -25]);
  expect(thinOut(points, 6)).toEqual(points);
});

test.each([
  [0.3, [0, 0.1, 0.2, 0.3]],
  [8, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
  [100, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
  [600, [0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600]],
])('%d s are marked at clock-like times', (seconds, ticks) => {
  expect(timeTicks(seconds, 12).map((tick) => Math.round(tick * 10) / 10)).toEqual(ticks);
});

test('times are written as long as the longest needs', () => {
  expect([timeText(2.5, 10), timeText(75, 600), timeText(600, 7200), timeText(7200, 7200)]).toEqual([
    '2.5',
    '1:15',
    '0:10:00',
    '2:00:00',
  ]);
});
