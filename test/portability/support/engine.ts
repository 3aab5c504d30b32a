/** One FFmpeg that can be asked to do a stage's work. */
export interface Engine {
  readonly name: string;
  /**
   * Runs FFmpeg in a folder of its own.
   *
   * @param args without the program; files are named as in `given` and `wanted`
   * @param given what the folder holds, by name
   * @param wanted names of files that FFmpeg writes
   * @returns the files that were wanted, in order
   */
  run(
    args: readonly string[],
    given: Readonly<Record<string, Uint8Array>>,
    wanted: readonly string[],
  ): Promise<readonly Buffer[]>;
}
