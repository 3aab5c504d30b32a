import type { JobWorker } from './job-worker.ts';

/** What a job that was told to stop may take for it. */
const LAST_WORD_MS = 10_000;

/** What a worker without a job may take for it: all that is open then is what it asks of Redis. */
const IDLE_MS = 2_000;

/** Whether a worker has a job, and how it is told to stop. */
export interface Running {
  isThere(): boolean;
  stop(): void;
}

/**
 * Takes no further job, waits for the one that runs, tells it to stop after the grace period, and leaves it to the other
 * workers if it does not even then.
 */
export async function endWorker(worker: JobWorker, graceMs: number, running: Running): Promise<void> {
  const closed = worker.close();
  if (running.isThere() && (await isDoneWithin(closed, graceMs))) return;
  const lastMs = running.isThere() ? LAST_WORD_MS : IDLE_MS;
  running.stop();
  if (await isDoneWithin(closed, lastMs)) return;
  await isDoneWithin(
    worker.disconnect().catch(() => undefined),
    IDLE_MS,
  ); // without a connection there is none to end
}

async function isDoneWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, limitMs, false);
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}
