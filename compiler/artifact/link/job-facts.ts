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

/** How one programme stands among several that are levelled as one. */
export interface AlbumFacts {
  /** The measurement that the last normalize goes by. */
  readonly measure: string;
  /** LUFS that it goes by in place of this programme's own: the same for all of them, so all get the same gain. */
  readonly integrated: number;
  /** LU that this programme lies over that, and has to afterwards; undefined where it has no loudness. */
  readonly offset: number | undefined;
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
  /** Absent where the programme is levelled alone. */
  readonly album?: AlbumFacts;
  /** dB, from the check of an earlier deliverable of the same job. */
  readonly correction: { readonly loudness: number; readonly ceiling: number };
  /** Hz that the graph runs at. */
  readonly sampleRate: number;
}
