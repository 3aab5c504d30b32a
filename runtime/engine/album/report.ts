import type { MasterReport, Verdict } from '../master/report.ts';

/** What is known of all tracks together; LUFS, gated jointly. */
export interface JointReport {
  /** The files as they came. */
  readonly beforeLufs: number | null;
  /** Where the preset levels them, by which the gain was found: after all that it does before. */
  readonly levelledLufs: number;
  /** The masters, as decoded. */
  readonly afterLufs: number | null;
  /**
   * dB that all tracks get. The gain of a track's own report is more by what a limiter takes from its loudness, and by what
   * is known or found of its encoder.
   */
  readonly gainDb: number;
  /** Whether that is less than asked, for the peaks of one of them (`when_hot: lower`). */
  readonly isLowered: boolean;
  /** Times that all were made again, since limiting had moved what they are together. */
  readonly corrections: number;
  /** LU that each track lies over all of them where the preset levels them; null for one without loudness. */
  readonly offsetsLu: readonly (number | null)[];
  readonly verdict: Verdict;
  readonly wallSeconds: number;
}

/** All that is known of a finished album. */
export interface AlbumReport {
  readonly album: JointReport;
  /** In the order that they were given in. */
  readonly tracks: readonly MasterReport[];
}
