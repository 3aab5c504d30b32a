import type { Limits } from './spec.ts';

/**
 * The limits for work on media of a given length: generous, since they are there to end what hangs, not what is slow.
 *
 * @param mediaSeconds - the longest input's length, or undefined where it declares none: then the total is a day
 */
export function limitsFor(mediaSeconds: number | undefined): Limits {
  const totalSeconds = mediaSeconds === undefined ? 86_400 : 120 + 4 * mediaSeconds;
  return { firstProgressSeconds: 60, stallSeconds: 60, totalSeconds };
}
