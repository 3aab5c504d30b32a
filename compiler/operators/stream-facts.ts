/** What is known of a stream at compile time; what depends on the input is absent. */
export interface StreamFacts {
  /** 1 or 2 where a stage has fixed it. */
  readonly channels?: number;
  /** Hz, where a stage has fixed it. */
  readonly sampleRate?: number;
  /** True where a `normalize` has fixed the loudness and only level-neutral stages follow. */
  readonly normalized: boolean;
  /** LUFS that the latest `normalize` may have set; only true of the stream while it is `normalized`. */
  readonly loudness?: { readonly min: number; readonly max: number };
  /** True after a `duck`: a limiter or compressor would ride the bed back up. */
  readonly ducked: boolean;
}

/** An input as it comes. */
export const unknownStream: StreamFacts = { normalized: false, ducked: false };
