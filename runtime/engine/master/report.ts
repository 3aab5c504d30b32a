import type { Loudness } from '../measure/loudness.ts';
import type { StageKind } from './request.ts';

/** What was measured of one stream; a figure that does not exist is null. */
export interface LoudnessReport {
  readonly integratedLufs: number | null;
  readonly rangeLu: number | null;
  /** EBU Tech 3342: under a minute the range is unstable. */
  readonly rangeIsStable: boolean;
  readonly maxMomentaryLufs: number | null;
  readonly maxShortTermLufs: number | null;
  readonly truePeakDbtp: number | null;
  readonly truePeakPerChannelDbtp: readonly (number | null)[];
  /** True peak over integrated loudness, in LU. */
  readonly peakToLoudnessLu: number | null;
  readonly durationSeconds: number;
  /** Readings in LUFS; null where there is none. */
  readonly timeline: {
    readonly rateHz: Loudness['timeline']['rateHz'];
    readonly momentaryLufs: readonly (number | null)[];
    readonly shortTermLufs: readonly (number | null)[];
  };
}

/** One input as it came. */
export interface InputReport {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly layout: string | undefined;
  readonly durationSeconds: number;
  /** Which of several audio streams was used, and how many there were. */
  readonly stream: { readonly audioIndex: number; readonly of: number; readonly language: string | undefined };
  readonly loudness: LoudnessReport;
}

/** The deliverable, as decoded. */
export interface OutputReport {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  /** Of the samples that were encoded: what a decoder gives that drops the codec's delay, and less than a frame more. */
  readonly durationSeconds: number;
  readonly loudness: LoudnessReport;
}

/** How the promised loudness was reached. */
export type GainMode = 'untouched' | 'linear' | 'limited' | 'lowered';

/** One promise held against the decoded deliverable. */
export interface Verdict {
  readonly what: 'integrated loudness' | 'true peak' | 'short-term loudness' | 'duration';
  readonly expected: string;
  readonly measured: string;
  readonly passed: boolean;
}

/** One FFmpeg process of the job. */
export interface StageReport {
  /** Counts the steps from 1; the processes of one step run at once. */
  readonly step: number;
  readonly stage: StageKind | 'verify';
  readonly detail: string;
  readonly argv: readonly string[];
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** All that is known of a finished job. */
export interface MasterReport {
  readonly preset: { readonly hash: string; readonly label: string | undefined };
  readonly profile: { readonly hash: string; readonly label: string | undefined };
  readonly params: Readonly<Record<string, number>>;
  readonly ffmpeg: { readonly version: string; readonly fingerprint: string; readonly mode: 'fast' | 'reproducible' };
  readonly inputs: Readonly<Record<string, InputReport>>;
  readonly output: OutputReport;
  readonly mode: GainMode;
  /** Of the last normalize, in dB; undefined where there is none. */
  readonly gainDb: number | undefined;
  /** How far the highest peak was brought down by limiting, in dB. */
  readonly gainReductionDb: number;
  /** Times that the deliverable was made again because the encoder had moved it. */
  readonly corrections: number;
  readonly verdicts: readonly Verdict[];
  readonly stages: readonly StageReport[];
  readonly wallSeconds: number;
}

/** A measurement as the report gives it, to 0.01. */
export function reportLoudness(loudness: Loudness): LoudnessReport {
  const { integratedLufs, truePeak, timeline } = loudness;
  const peak = truePeak?.peakDb ?? null;
  return {
    integratedLufs: figure(integratedLufs),
    rangeLu: figure(loudness.rangeLu),
    rangeIsStable: loudness.rangeIsStable,
    maxMomentaryLufs: figure(loudness.maxMomentaryLufs),
    maxShortTermLufs: figure(loudness.maxShortTermLufs),
    truePeakDbtp: figure(peak),
    truePeakPerChannelDbtp: (truePeak?.perChannelDb ?? []).map(figure),
    peakToLoudnessLu: peak === null || integratedLufs === null ? null : hundredths(peak - integratedLufs),
    durationSeconds: loudness.durationSeconds,
    timeline: {
      rateHz: timeline.rateHz,
      momentaryLufs: [...timeline.momentary].map(figure),
      shortTermLufs: [...timeline.shortTerm].map(figure),
    },
  };
}

/** A reading, or null where there is none. */
function figure(value: number | null): number | null {
  return value === null || Number.isNaN(value) ? null : hundredths(value);
}

/** A figure of the report to 0.01. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
