import type { LevelFacts } from '../../../compiler/artifact/link/index.ts';
import type { Loudness, LoudnessTimeline } from '../measure/loudness.ts';
import type { InputCount } from '../process/spec.ts';

/** What one measuring process found. */
export interface Findings {
  /** By the name of the meter: links with the same signal share one. */
  readonly loudness: Readonly<Record<string, Loudness>>;
  /** By measurement of the artifact. */
  readonly levels: Readonly<Record<string, LevelFacts>>;
  /** How much was decoded of each stream that it read. */
  readonly decoded: readonly InputCount[];
}

/** Findings as a report keeps them: every figure to its last digit, for a replay to take as given. */
export interface MeasuredPass extends Omit<Findings, 'loudness'> {
  /** Of what was asked of FFmpeg: see `take-or-measure`. */
  readonly id: string;
  /** For people, such as `measuring voice and music`. */
  readonly detail: string;
  /** Whether the figures are those of an earlier job. */
  readonly isTaken: boolean;
  /** Without the readings over time: nothing is decided by them, and the report has them. */
  readonly loudness: Readonly<Record<string, Omit<Loudness, 'timeline'>>>;
}

/** What an earlier job measured, of inputs with the very same bytes. */
export interface Recorded {
  readonly passes: readonly MeasuredPass[];
  /** Of the inputs as they came, by name; only for the report. */
  readonly timelines: Readonly<Record<string, LoudnessTimeline>>;
}
