import type { GainMode } from '../../runtime/engine/master/report.ts';

/** What is measured of a sound file, as a decoder gives it. A figure that does not exist is null, as in silence. */
export interface SoundFigures {
  readonly container: string;
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly durationSeconds: number;
  readonly integratedLufs: number | null;
  readonly rangeLu: number | null;
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
  readonly momentaryMaxLufs: number | null;
  readonly shortTermMaxLufs: number | null;
  /** A full-scale sine has -3. */
  readonly rmsDbfs: number | null;
  /** The rms of the quietest half second that holds no digital silence. */
  readonly noiseFloorDbfs: number | null;
  /** The longest stretch under -60 dBFS rms. */
  readonly silenceSeconds: number;
  /** Short-term loudness, a reading a second: entry n is that of the three seconds before second n + 1. */
  readonly curveLufs: readonly (number | null)[];
  readonly samples: SampleFigures;
}

/** The decoded samples themselves. */
export interface SampleFigures {
  /** Of each channel. */
  readonly frames: number;
  /** SHA-256 of all samples as 32-bit floats, interleaved. */
  readonly sha256: string;
  /** For each channel the rms of each second, dBFS. */
  readonly rmsPerSecondDbfs: readonly (readonly (number | null)[])[];
}

/** What came of a test block. */
export interface BlockMeasurement {
  readonly ffmpeg: { readonly version: string; readonly fingerprint: string };
  readonly mode: GainMode;
  readonly gainDb: number | null;
  /** How far limiting brought the highest peak down. */
  readonly gainReductionDb: number;
  /** Times that the master was made again because it was not what it has to be. */
  readonly corrections: number;
  readonly output: SoundFigures;
  /** As they came, by the preset's input names. */
  readonly inputs: Readonly<Record<string, SoundFigures>>;
  /** How far each duck moved its stream while the other one spoke, in the order of the graph. */
  readonly duckDepthsDb: readonly (number | null)[];
}

/** A test block whose job ended without a master. */
export interface BlockFailure {
  /** Of a failure of the engine. */
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
}

/** How a test block went. */
export type BlockOutcome =
  | { readonly kind: 'measured'; readonly measurement: BlockMeasurement; readonly isCached: boolean }
  | { readonly kind: 'failed'; readonly failure: BlockFailure };
