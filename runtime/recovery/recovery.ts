import type { Logger } from 'pino';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What is held against each other, and how much of it. */
export interface RecoverOptions {
  readonly ledger: Ledger;
  readonly queue: JobQueue;
  readonly logger: Logger;
  /** Also makes the records of ended jobs again, for those that Redis has lost. It walks through all of storage. */
  readonly all?: boolean | undefined;
  /** With `all`: of jobs that were submitted within so many days; 30 where none is given. */
  readonly days?: number | undefined;
  /** Jobs at once; 8 where none is given. */
  readonly concurrency?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How many jobs were looked at, and what was done about them. */
export interface Recovered {
  readonly seen: number;
  /** Queued again, since they are not done and the queue did not hold them. */
  readonly enqueued: number;
  /** Not done, and in the queue as they have to be. */
  readonly held: number;
  /** Ended, and nothing had said so yet: the record does now. */
  readonly settled: number;
  /** Ended long since; the record was lost, and is there again. */
  readonly rebuilt: number;
  /** Left alone: they may be in the middle of being submitted, or nothing is wrong with them. */
  readonly skipped: number;
  /** Could not be recovered; the log says why. Another run tries again. */
  readonly failed: number;
}

/** What was done about one job. */
export type Recovery = Exclude<keyof Recovered, 'seen' | 'failed'>;
