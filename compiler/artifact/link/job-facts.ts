/** What is known of one input file. */
export interface InputFacts {
  /** Seconds, from where its file begins. */
  readonly duration: number;
  /** Hz */
  readonly sampleRate: number;
  readonly channels: number;
}

/** What a measurement found. */
export interface MeasuredFacts {
  /** LUFS */
  readonly integrated: number;
  /** dBTP; an upper bound where the meter's resolution is coarse. */
  readonly truePeak: number;
  /** LU */
  readonly range: number;
  /** Seconds */
  readonly duration: number;
}

/** What a measurement of levels found; dBFS, where a full-scale sine has an rms of -3. */
export interface LevelFacts {
  readonly rms: number;
  readonly samplePeak: number;
  /** Seconds until the first and the last 20 ms of sound. */
  readonly soundStart: number;
  readonly soundEnd: number;
  /** Seconds */
  readonly duration: number;
}

/** All that the expressions of an artifact can refer to, as far as a job has come. */
export interface JobFacts {
  /** By name, in the param's unit; every param of the artifact is there. */
  readonly params: Readonly<Record<string, number>>;
  readonly inputs: Readonly<Record<string, InputFacts>>;
  readonly measures: ReadonlyMap<string, MeasuredFacts>;
  /** What measurements of levels found; absent where the artifact has none. */
  readonly levels?: ReadonlyMap<string, LevelFacts>;
  /** dB */
  readonly solves: ReadonlyMap<string, number>;
  /** dB, from the check of an earlier deliverable of the same job. */
  readonly correction: { readonly loudness: number; readonly ceiling: number };
  /** Hz that the graph runs at. */
  readonly sampleRate: number;
}
