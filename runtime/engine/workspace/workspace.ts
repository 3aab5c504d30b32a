/** A scratch folder that belongs to one piece of work and is removed with it. */
export interface Workspace extends AsyncDisposable {
  readonly directory: string;
  /**
   * Returns the absolute path of a name in the folder.
   *
   * @throws RangeError for a name of other characters than a-z, 0-9, `.`, `_` and `-`: names are ours, never a caller's
   */
  path(name: string): string;
  /** Removes the folder and all it holds; doing it twice is fine. */
  dispose(): Promise<void>;
}
