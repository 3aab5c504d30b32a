import { setTimeout } from 'node:timers/promises';

/** Waits; rejects with the signal's reason as soon as it aborts. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  } catch (thrown) {
    signal?.throwIfAborted();
    throw thrown;
  }
}

/** Longer the more often it failed, and never the same for all who wait. */
export function backoffMs(failures: number, { firstMs, longestMs }: { firstMs: number; longestMs: number }): number {
  const most = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  return most / 2 + (Math.random() * most) / 2;
}
