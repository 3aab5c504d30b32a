/** What a command ends with, and what it says about it. */
export interface Ending {
  readonly exitCode: number;
  readonly text: string;
  /** The same for machines. */
  readonly json: Readonly<Record<string, unknown>>;
}
