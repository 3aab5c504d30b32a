import { setTimeout } from 'node:timers/promises';

/**
 * Passes texts on, and puts another one in between wherever there is silence: so that nobody on the way takes the connection for dead.
 */
export async function* withHeartbeats(
  source: AsyncIterable<string>,
  beat: string,
  everyMs: number,
): AsyncGenerator<string> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    while (true) {
      const won = await within(next, everyMs);
      if (won === undefined) {
        yield beat;
        continue;
      }
      if (won.done === true) return;
      yield won.value;
      next = iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
}

/** What a promise gives within a time; undefined where it takes longer. */
export async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | undefined> {
  const timer = new AbortController();
  try {
    return await Promise.race([promise, setTimeout(ms, undefined, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
