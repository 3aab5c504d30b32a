import { failure } from '../../failure/failure.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';

/** How long a count of what waits is believed: counting costs more than a submission. */
const COUNTED_FOR_MS = 1_000;

/** Holds submissions back where too much waits already. */
export interface Pressure {
  /** @throws LatheFailure `api/overloaded`, `queue/unavailable` */
  admit(): Promise<void>;
}

/** Counts what waits once a second, and in between what was admitted since. */
export function pressureOf(queue: Pick<JobQueue, 'depth'>, most: number, now = Date.now): Pressure {
  let counted: { readonly at: number; readonly waiting: Promise<number> } | undefined;
  let admitted = 0;
  return {
    admit: async () => {
      if (counted === undefined || now() - counted.at >= COUNTED_FOR_MS) {
        const waiting = waitingIn(queue);
        counted = { at: now(), waiting };
        admitted = 0;
        waiting.catch(() => (counted = undefined)); // a count that failed is none
      }
      if ((await counted.waiting) + admitted >= most) {
        throw failure('api/overloaded', { reason: `${most} jobs wait already` });
      }
      admitted += 1;
    },
  };
}

async function waitingIn(queue: Pick<JobQueue, 'depth'>): Promise<number> {
  const { waiting, delayed } = await queue.depth();
  return Object.values(waiting).reduce((sum, count) => sum + count, delayed);
}
