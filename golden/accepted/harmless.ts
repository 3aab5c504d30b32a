/** What FFmpeg says of graphs that are right, and why it may. */
const harmless: readonly RegExp[] = [
  // `pan` hands its matrix to the resampler with both layouts, which then goes by the matrix: one channel to two sides.
  /\[SWR @ \w+\] Input channel layout has a different number of channels than the number of used channels, ignoring layout$/,
  // What a stage keeps says how many channels it has, not which; FFmpeg 7 says that it takes one for mono, two for stereo.
  /\] Guessed Channel Layout: (mono|stereo)$/,
];

/** Whether a line of FFmpeg's log is no reason to refuse a graph. */
export function isHarmless(line: string): boolean {
  return harmless.some((pattern) => pattern.test(line));
}
