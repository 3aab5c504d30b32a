import type { LevelFigures } from '../measure/levels.ts';
import type { LoudnessReport } from '../measure/loudness-report.ts';
import type { MeasuredPass } from './recorded.ts';
import type { StageKind } from './request.ts';

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
  /** Where the preset promises levels: dBFS, -3 for the rms of a full-scale sine. */
  readonly levels?: LevelFigures;
}

/** How the promised loudness was reached. */
export type GainMode = 'untouched' | 'linear' | 'limited' | 'lowered';

/** The loudness that the deliverable is held to. */
export interface LoudnessTarget {
  readonly integratedLufs: number;
  /** To either side, LU. */
  readonly toleranceLu: number;
  readonly ceilingDbtp: number | undefined;
  readonly shortTermMaxLufs: number | undefined;
}

/** One promise held against the decoded deliverable. */
export interface Verdict {
  readonly what:
    | 'integrated loudness'
    | 'true peak'
    | 'short-term loudness'
    | 'rms level'
    | 'sample peak'
    | 'noise floor'
    | 'clipping'
    | 'duration';
  readonly expected: string;
  readonly measured: string;
  readonly passed: boolean;
}

/** What runs beside the steps: the inputs are heard as they came, or peaks are measured that hardly matter. */
export type AsideKind = 'hear' | 'peaks';

/** One FFmpeg process of the job. */
export interface StageReport {
  /** Counts the steps from 1; the processes of one step run at once. */
  readonly step: number;
  readonly stage: StageKind | 'verify' | AsideKind;
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
  /** Undefined where the preset promises no loudness. */
  readonly target: LoudnessTarget | undefined;
  readonly verdicts: readonly Verdict[];
  readonly stages: readonly StageReport[];
  /** What was measured before the rendering, to the last digit: a replay takes it as given. */
  readonly measurements: readonly MeasuredPass[];
  readonly wallSeconds: number;
}
