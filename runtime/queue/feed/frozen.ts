/**
 * Notices that this process stood still: stopped, swapped out, or its machine asleep. Whoever stood still for longer than
 * its lock lasts has lost it, and knows before any answer of Redis.
 *
 * @returns ends it
 */
export function watchFreezes(longestMs: number, onFreeze: (forMs: number) => void): () => void {
  const everyMs = longestMs / 4;
  let last = Date.now();
  const timer = setInterval(() => {
    const stoodMs = Date.now() - last - everyMs;
    last = Date.now();
    if (stoodMs > longestMs) onFreeze(stoodMs);
  }, everyMs).unref();
  return () => clearInterval(timer);
}
