import type { GainMode, LoudnessTarget, StageReport } from '../master/report.ts';
import type { LevelFigures } from '../measure/levels.ts';

/** A loudness and a true peak, to 0.01; null where there is none, or where nothing told it. */
export interface PlannedFigures {
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
}

/** One input, as it came. */
export interface PlannedInput extends PlannedFigures {
  readonly path: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly durationSeconds: number;
}

/** One normalize of the preset: what it hears, and what it makes of it. */
export interface PlannedNormalize {
  /** The inputs that its sound comes from. */
  readonly inputs: readonly string[];
  /** Of the sound that arrives; the true peak is null where no decision hangs on it. */
  readonly measured: PlannedFigures;
  /** The rms and the highest sample of the sound that arrives, where it goes by these; dBFS. */
  readonly measuredLevels: { readonly rmsDb: number; readonly samplePeakDb: number } | undefined;
  readonly gainDb: number;
  /** How the gain is applied; never `untouched`. */
  readonly mode: GainMode;
  /** How far limiting brings the highest peak down, in dB. */
  readonly gainReductionDb: number;
  /** LUFS of what leaves it; null where it goes by an rms. */
  readonly afterLufs: number | null;
  /** True of the one that the deliverable is held to. */
  readonly isPromised: boolean;
}

/** The deliverable as it is to be expected. Lossy codecs move a true peak by about half a dB, which is corrected. */
export interface PlannedMaster extends PlannedFigures {
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly durationSeconds: number;
  /** Undefined where only encoding tells: FLAC, and pictures that are copied. Of lossy codecs by their bitrate. */
  readonly sizeBytes: number | undefined;
  /** Where the preset promises levels: dBFS, -3 for the rms of a full-scale sine. */
  readonly levels: LevelFigures | undefined;
}

/** One stage of the job. */
export interface PlannedStage {
  readonly stage: 'analyze' | 'solve' | 'render' | 'verify';
  /** Such as `measuring voice and music`. */
  readonly what: string;
  readonly why: string;
  /** `done` in order to learn this; `skipped` where this job has no need of it. */
  readonly state: 'done' | 'skipped' | 'ahead';
}

/** Bytes of scratch space. */
export interface PlannedScratch {
  /** What the stages before the rendering kept, and the deliverable until it is moved to its place. */
  readonly neededBytes: number;
  readonly freeBytes: number;
}

/** Wall seconds that the job will take. An estimate: measured where this plan did the work itself, else modelled. */
export interface PredictedCost {
  readonly isEstimate: true;
  /** Of the analyze and solve stages, as they took in this plan. */
  readonly findingSeconds: number;
  /** Of encoding, and of measuring the deliverable beside it. */
  readonly renderingSeconds: number;
  /** Both together. */
  readonly totalSeconds: number;
  /** What each correction adds, where the encoder has moved the deliverable out of its tolerance: none, one or two. */
  readonly correctionSeconds: number;
  /** CPU time that meters took here, as a multiple of the machine's that the model was measured on. */
  readonly slowness: number;
}

/** What a job would do, found out without rendering it. */
export interface JobPlan {
  readonly preset: { readonly hash: string; readonly label: string | undefined };
  readonly profile: { readonly hash: string; readonly label: string | undefined };
  readonly params: Readonly<Record<string, number>>;
  readonly ffmpeg: { readonly version: string; readonly fingerprint: string; readonly mode: 'fast' | 'reproducible' };
  readonly inputs: Readonly<Record<string, PlannedInput>>;
  /** In the order that the sound passes them. */
  readonly normalizes: readonly PlannedNormalize[];
  readonly mode: GainMode | 'refused';
  /** Of the last normalize, in dB; undefined where there is none. */
  readonly gainDb: number | undefined;
  readonly gainReductionDb: number;
  /** What the deliverable will be held to; undefined where the preset promises no loudness. */
  readonly target: LoudnessTarget | undefined;
  readonly expected: PlannedMaster;
  /** Why the job would end with `qc/out_of_spec`; empty where it would not. */
  readonly refusals: readonly string[];
  readonly stages: readonly PlannedStage[];
  readonly scratch: PlannedScratch;
  readonly cost: PredictedCost;
  /** The processes that were run to learn this. */
  readonly processes: readonly StageReport[];
  /** That it took to learn this. */
  readonly wallSeconds: number;
}
