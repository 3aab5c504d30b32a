import type { Objection } from './operator.ts';
import { type StreamFacts, unknownStream } from './stream-facts.ts';

/** Facts behind a stage that changes tone, level or length: the loudness is no longer what a `normalize` set. */
export function reshaped([stream = unknownStream]: readonly StreamFacts[]): StreamFacts {
  return { ...stream, normalized: false };
}

/**
 * Refuses a ducked stream, for operators whose gain follows the signal.
 *
 * @param what as an engineer would say it: `a compressor`
 */
export function refuseDucked(what: string): (streams: readonly StreamFacts[]) => Objection | undefined {
  return ([stream]) =>
    stream?.ducked
      ? {
          message: `${what} cannot follow a duck`,
          why: 'it answers to level, so it would undo or deepen what the duck did; only linear gain follows a duck',
          fix: 'put it before the duck',
        }
      : undefined;
}
