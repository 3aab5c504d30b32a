import type { InputReport, MasterReport } from '../../../runtime/engine/master/report.ts';
import { type LoudnessReport, reportTimeline } from '../../../runtime/engine/measure/loudness-report.ts';

/** A curve that rises and falls around a loudness, ten readings a second. */
export function wave(seconds: number, around: number): Float32Array {
  return Float32Array.from({ length: seconds * 10 }, (_, index) => around + 6 * Math.sin(index / 7));
}

/** The loudness of a programme of thirty seconds. */
export function loudness(integratedLufs: number, more: Partial<LoudnessReport> = {}): LoudnessReport {
  const momentary = wave(30, integratedLufs);
  return {
    integratedLufs,
    rangeLu: 4.2,
    rangeIsStable: false,
    rangeLufs: { low: integratedLufs - 3, high: integratedLufs + 1.2 },
    maxMomentaryLufs: integratedLufs + 6,
    maxShortTermLufs: integratedLufs + 3,
    maximaGridMs: 100,
    truePeakDbtp: integratedLufs + 13,
    truePeakPerChannelDbtp: [integratedLufs + 13, integratedLufs + 12],
    truePeakAtSeconds: 4.2,
    samplePeakDbfs: integratedLufs + 12.5,
    samplePeakPerChannelDbfs: [integratedLufs + 12.5, integratedLufs + 12],
    monoPolicy: 'not mono',
    peakToLoudnessLu: 13,
    durationSeconds: 30,
    timeline: reportTimeline({ rateHz: 10, momentary, shortTerm: momentary.map((lufs) => lufs - 2) }),
    ...more,
  };
}

const unheard = new Float32Array(2).fill(Number.NaN);

/** The loudness of silence. */
export const silence: LoudnessReport = loudness(0, {
  integratedLufs: null,
  rangeLu: null,
  rangeLufs: null,
  maxMomentaryLufs: null,
  maxShortTermLufs: null,
  truePeakDbtp: null,
  truePeakAtSeconds: null,
  samplePeakDbfs: null,
  peakToLoudnessLu: null,
  timeline: reportTimeline({ rateHz: 10, momentary: unheard, shortTerm: unheard }),
});

/** An input as it came. */
export function input(path: string, heard: LoudnessReport): InputReport {
  return {
    path,
    sha256: 'a'.repeat(64),
    sizeBytes: 5_292_044,
    container: 'wav',
    codec: 'pcm_s16le',
    sampleRate: 44_100,
    channels: 2,
    layout: 'stereo',
    durationSeconds: 30,
    stream: { audioIndex: 0, of: 1, language: undefined },
    loudness: heard,
  };
}

/** The report of a job that kept its promises. */
export const report: MasterReport = {
  preset: { hash: 'b'.repeat(64), label: 'loudness_only_v1' },
  profile: { hash: 'c'.repeat(64), label: 'mp3_podcast_v1' },
  params: { target: -16 },
  ffmpeg: { version: '5.1.9', fingerprint: 'd'.repeat(64), mode: 'fast' },
  inputs: { source: input('/in/talk.wav', loudness(-27.3)) },
  output: { ...input('out/talk.mp3', loudness(-16.01)), container: 'mp3', codec: 'mp3' },
  mode: 'linear',
  gainDb: 11.3,
  gainReductionDb: 0,
  corrections: 0,
  target: { integratedLufs: -16, toleranceLu: 0.2, ceilingDbtp: -1, shortTermMaxLufs: undefined },
  verdicts: [
    { what: 'integrated loudness', expected: '-16 LUFS ± 0.2 LU', measured: '-16.01 LUFS', passed: true },
    { what: 'true peak', expected: 'at most -1 dBTP', measured: '-3.01 dBTP', passed: true },
  ],
  stages: [
    {
      step: 1,
      stage: 'render',
      detail: 'encoding mp3',
      argv: ['ffmpeg', '-i', "file:it's.wav", '-filter_complex', '[0:0]volume=2[a];[a]anull[out]', '-f', 'mp3', 'out'],
      wallSeconds: 1.25,
      cpuSeconds: 1,
    },
  ],
  measurements: [],
  wallSeconds: 2.5,
};
