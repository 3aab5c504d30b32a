import type { Expr, LevelsPromise } from '../../schemas/generated/artifact.ts';
import type { FilterName, FilterOptions } from '../../schemas/generated/ffmpeg-filters.ts';

/** A signal while it is being lowered. */
export interface Flow {
  /** The link of the filter graph that carries it. */
  readonly link: string;
  readonly channels: Expr;
  /** Hz */
  readonly sampleRate: Expr;
  /** Seconds; absent where only a rendering could tell. */
  readonly duration?: Expr;
  /** LUFS, where a normalize has fixed it. */
  readonly loudness?: Expr;
}

/** An option as an operator writes it: the catalog's type, or a number known only when the job runs. */
export type Lowered<Options> = {
  readonly [Name in keyof Options]: number extends Options[Name] ? Options[Name] | Expr : Options[Name];
};

/** The figures of a measurement, each an expression for the linker. */
export interface MeasureRefs {
  /** LUFS */
  readonly integrated: Expr;
  /** dBTP */
  readonly truePeak: Expr;
  /** Seconds */
  readonly duration: Expr;
}

/** The figures of a measurement of levels; dBFS, where a full-scale sine has an rms of -3. */
export interface LevelRefs {
  readonly rms: Expr;
  readonly samplePeak: Expr;
  /** Seconds until the first and the last 20 ms of sound. */
  readonly soundStart: Expr;
  readonly soundEnd: Expr;
}

export interface SolveRequest {
  readonly initial: Expr;
  readonly max?: Expr;
  readonly when: Expr;
  readonly target: Expr;
  /** LU */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Builds what is measured, given the gain that is sought. */
  readonly through: (gain: Expr) => Flow;
}

export interface FilterPlacement {
  /** The filter is left out where this is 0; only for filters with one input. */
  readonly when?: Expr;
  /** Further inputs, after the flow itself. */
  readonly also?: readonly Flow[];
}

/** The filter graph under construction. Equal nodes are one node, so shared work is done once. */
export interface Lowering {
  /** Adds a filter behind a flow; the flow's facts are kept. */
  filter<Name extends FilterName>(
    flow: Flow,
    name: Name,
    options: Lowered<Partial<FilterOptions[Name]>>,
    placement?: FilterPlacement,
  ): Flow;
  /** Measures a flow's loudness before anything after it can run. */
  measure(flow: Flow): MeasureRefs;
  /**
   * Measures a flow's levels before anything after it can run.
   *
   * @param threshold dBFS (a full-scale sine is 0) from which on it counts as sound; all of it does without one
   */
  measureLevels(flow: Flow, threshold?: Expr): LevelRefs;
  /** Gives an expression a name, so that it is computed and printed once. */
  value(expr: Expr): Expr;
  /** Seeks a gain by repetition; see MASTERING fact 4: limiting changes loudness. */
  solve(request: SolveRequest): { readonly gain: Expr; readonly flow: Flow };
  /** Converts to mono (1) or stereo (2) channels, whatever arrives. */
  toChannels(flow: Flow, channels: 1 | 2): Flow;
  /** The Hz and channels of the deliverable from here on; does nothing except on the way to the output's last normalize. */
  deliver(flow: Flow): Flow;
  /** dB that the check of the deliverable asks for; 0 except in the output's last normalize. */
  readonly correction: { readonly loudness: Expr; readonly ceiling: Expr };
  /** Ends the job with `qc/out_of_spec` where `when` is not 0. */
  refuse(when: Expr, reason: string): void;
  /** States what the deliverable is held to; heeded for the output's last normalize. */
  promise(promise: {
    readonly integrated: Expr;
    readonly ceiling?: Expr;
    readonly tolerance?: Expr;
    /** LUFS; the highest short-term loudness. */
    readonly shortTermMax?: Expr;
    readonly gain: Expr;
    readonly limited: Expr;
    readonly reduction?: Expr;
    readonly lowered?: Expr;
  }): void;
  /** The same in rms, sample peak and noise floor; dBFS and dB. */
  promiseLevels(promise: LevelsPromise): void;
}
