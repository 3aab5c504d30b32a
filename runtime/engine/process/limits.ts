import type { Limits } from './spec.ts';

/** A slow disk, read and written at once. */
const slowBytesInSecond = 20e6;

/**
 * The limits for work on media of a given length: generous, since they are there to end what hangs, not what is slow.
 *
 * @param mediaSeconds - the longest input's length, or undefined where it declares none: then the total is a day
 * @param movedBytes - what is moved within the file once it is written, as `faststart` does in MPEG-4, without progress
 */
export function limitsFor(mediaSeconds: number | undefined, movedBytes = 0): Limits {
  const moving = movedBytes / slowBytesInSecond;
  const totalSeconds = mediaSeconds === undefined ? 86_400 : 120 + 4 * mediaSeconds + moving;
  return { firstProgressSeconds: 60, stallSeconds: 60 + moving, totalSeconds };
}
