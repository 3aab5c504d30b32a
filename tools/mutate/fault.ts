/** A mistake that somebody could make: one text of one file replaced. */
export interface Fault {
  /** As the table shows it: what a listener or an engineer would say is wrong. */
  readonly what: string;
  /** Relative to the root of the repository. */
  readonly file: string;
  /** The text as it stands in the file, exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The cases that are checked, for faults that only slow tiers notice; all where it is left out. */
  readonly filter?: string;
}
