import type { JobWorker } from './job-worker.ts';

/** What a job that was told to stop may take for it. */
const LAST_WORD_MS = 10_000;

/**
 * Takes no further job, waits for the one that runs, tells it to stop after the grace period, and leaves it to the other
 * workers if it does not even then.
 */
export async function endWorker(worker: JobWorker, graceMs: number, stop: () => void): Promise<void> {
  const closed = worker.close();
  if (await isDoneWithin(closed, graceMs)) return;
  stop();
  if (await isDoneWithin(closed, LAST_WORD_MS)) return;
  await isDoneWithin(worker.disconnect(), 1_000);
}

async function isDoneWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, limitMs, false);
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}
