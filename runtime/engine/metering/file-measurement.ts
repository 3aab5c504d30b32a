import type { LoudnessReport } from '../measure/loudness-report.ts';

/** What one channel holds; a level that does not exist, as in digital silence, is null. */
export interface ChannelReport {
  /** Such as `L` or `LFE`; a number from 1 where the layout is unknown. */
  readonly name: string;
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
  /** Over the whole programme; a sine of full scale has -3.01 dBFS. */
  readonly rmsDbfs: number | null;
  /** The mean of the samples, as a share of full scale. */
  readonly dcOffset: number | null;
}

/** All that is measured of one audio stream of a file. */
export interface FileMeasurement {
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly container: string;
  readonly codec: string;
  readonly bitsPerSample: number | undefined;
  readonly sampleRate: number;
  readonly channels: number;
  readonly layout: string | undefined;
  /** As decoded. */
  readonly durationSeconds: number;
  /** Which of several audio streams this is, and how many there are. */
  readonly stream: { readonly audioIndex: number; readonly of: number; readonly language: string | undefined };
  readonly loudness: LoudnessReport;
  /** Over all channels; a sine of full scale has an rms of -3.01 dBFS. */
  readonly levels: {
    readonly rmsDbfs: number | null;
    /** The rms of the quietest half second that holds no digital silence. */
    readonly noiseFloorDbfs: number | null;
  };
  readonly perChannel: readonly ChannelReport[];
  /** Whether samples are NaN, infinite or more than 120 dB over full scale: then no figure is to be trusted. */
  readonly hasInvalidSamples: boolean;
  readonly ffmpeg: { readonly version: string; readonly fingerprint: string; readonly mode: 'fast' | 'reproducible' };
  readonly wallSeconds: number;
  /** Of all processes together. */
  readonly cpuSeconds: number;
}
