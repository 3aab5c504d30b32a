/** One thing that is not as it was, or not as it has to be. */
export interface Problem {
  readonly kind: /** Wrong whatever is kept: no update accepts it. */
    | 'finding'
    /** Produced, and not kept. */
    | 'missing'
    /** Kept as something else. */
    | 'differs'
    /** Kept, and produced by nothing. */
    | 'orphan';
  /** Below the folder of the case; absent for findings. */
  readonly file?: string;
  /** What it is, for a person. */
  readonly lines: readonly string[];
  /** True where another file of the case tells the same in fewer words. */
  readonly follows?: true;
}
