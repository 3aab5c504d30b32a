/** A true or sample peak. */
export interface Peak {
  /** In dBTP or dBFS; null where every sample is zero, or below what was printed. */
  readonly peakDb: number | null;
  /** How far the figure can be off to either side because of the decimals it was printed with, in dB. */
  readonly uncertaintyDb: number;
  /** Up to the last full 100 ms. */
  readonly perChannelDb: readonly (number | null)[];
  /** Where it lies, to the end of its 100 ms; null for silence, and where it lies in the last part of 100 ms. */
  readonly atSeconds: number | null;
}

/** Readings in LUFS, the first after one interval. NaN until the window is filled, and in digital silence. */
export interface LoudnessTimeline<Rate extends 10 | 50 = 10> {
  readonly rateHz: Rate;
  readonly momentary: Float32Array;
  readonly shortTerm: Float32Array;
}

/**
 * What `ebur128` measured of one stream (ITU-R BS.1770, EBU Tech 3341 and 3342).
 *
 * A figure that does not exist is null: silence and less than 400 ms have no integrated loudness.
 */
export interface Loudness {
  readonly integratedLufs: number | null;
  /** In LU; null where nothing passed the gate, and under 4 s, where FFmpeg's figure jumps to 20 LU and back. */
  readonly rangeLu: number | null;
  /** EBU Tech 3342 calls the range of less than a minute unstable. */
  readonly rangeIsStable: boolean;
  /** The short-term loudness that the range lies between, in LUFS; null where there is no range. */
  readonly rangeLufs: { readonly low: number; readonly high: number } | null;
  /** Highest of the readings of `maximaGridMs`. */
  readonly maxMomentaryLufs: number | null;
  readonly maxShortTermLufs: number | null;
  /**
   * The milliseconds between two readings that the maxima are taken from. On the 100 ms of `ebur128` the momentary
   * maximum can read 0.45 LU low; 20 ms pass EBU Tech 3341, cases 13 and 14.
   */
  readonly maximaGridMs: 100 | 20;
  /** Present where the meter ran with `peak=true` or `peak=true+sample`. */
  readonly truePeak: Peak | undefined;
  /** Present where the meter ran with `peak=sample` or `peak=true+sample`. */
  readonly samplePeak: Peak | undefined;
  /**
   * Whether samples are NaN, infinite or more than 120 dB over full scale, as float WAV can hold them: then no figure
   * here is to be trusted.
   */
  readonly hasInvalidSamples: boolean;
  /** Of what passed through the meter, to the full 100 ms. */
  readonly durationSeconds: number;
  readonly timeline: LoudnessTimeline;
}
