import type { MetricDefinition } from './metrics.ts';

/** A metric with its values, in the form that prom-client's registries are aggregated from. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly type: MetricDefinition['type'];
  readonly aggregator: 'sum';
  /** Of a histogram, for each set of labels: its buckets, each with all that lies under its bound `le`, its sum and its count. */
  readonly values: readonly FigureValue[];
}

export interface FigureValue {
  /** The metric's name, or that with `_bucket`, `_sum` or `_count`. */
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** All figures as they stood at a moment. */
export interface Snapshot {
  readonly figures: readonly Figure[];
  /** Since when counters and histograms have added up, in ms since 1970: as far as is known, and never after `at`. */
  readonly since: number;
  readonly at: number;
}

/** Figures that several processes could send somewhere, and one at a time does. */
export interface FigureTurns {
  /**
   * The figures now, where it is this process's turn to send them; undefined where another has it. Whoever takes it has it for
   * `keepMs`, and again for as long each time that it takes it.
   *
   * @throws LatheFailure `queue/unavailable`
   */
  take(keepMs: number): Promise<Snapshot | undefined>;
  /** Gives the turn to whoever asks next. */
  leave(): Promise<void>;
}
