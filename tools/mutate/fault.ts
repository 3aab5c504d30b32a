/** A mistake that somebody could make: one text of one file replaced. */
export interface Fault {
  /** As the table shows it: what a listener or an engineer would say is wrong. */
  readonly what: string;
  /** Relative to the root of the repository. */
  readonly file: string;
  /** The text as it stands in the file, exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Cases in whose sound it has to be noticed; absent where it changes the sound of none. */
  readonly heardIn?: string;
  /** Test files that have to notice it, where the golden check judges with the very code that is at fault. */
  readonly tests?: readonly string[];
}
