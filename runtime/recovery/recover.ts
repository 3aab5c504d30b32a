import pMap from 'p-map';
import type { Logger } from 'pino';
import { asFailure } from '../failure/failure.ts';
import type { JobId } from '../jobs/job-id.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { rebuildRecord } from './rebuild-record.ts';
import { recoverJob } from './recover-job.ts';

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

/**
 * Brings the queue in line with the ledger, after Redis lost what it held or a process was killed between the two. Running it
 * twice, or on several machines at once, does no harm. One job that cannot be recovered stops no other.
 *
 * @throws LatheFailure `storage/*` where the ledger cannot be listed, `job/cancelled`
 */
export async function recover(options: RecoverOptions): Promise<Recovered> {
  const { ledger, signal, all = false } = options;
  const first = await recoverEach(options, ledger.pending({ signal }), (id) => recoverJob(options, id));
  if (!all) return first;
  const second = await recoverEach(options, ledger.all({ signal }), (id) => rebuildRecord(options, id));
  return { ...first, rebuilt: second.rebuilt, failed: first.failed + second.failed };
}

async function recoverEach(
  { logger, concurrency = 8 }: RecoverOptions,
  ids: AsyncIterable<JobId>,
  one: (id: JobId) => Promise<Recovery>,
): Promise<Recovered> {
  const counts = { seen: 0, enqueued: 0, held: 0, settled: 0, rebuilt: 0, skipped: 0, failed: 0 };
  const work = async (jobId: JobId): Promise<void> => {
    counts.seen += 1;
    try {
      const done = await one(jobId);
      counts[done] += 1;
      if (done !== 'held' && done !== 'skipped') logger.info({ jobId, recovery: done }, `recovered: ${done}`);
    } catch (thrown) {
      const { code, message } = asFailure(thrown);
      if (code === 'job/cancelled') throw thrown;
      counts.failed += 1;
      logger.error({ jobId, code }, `the job could not be recovered: ${message}`);
    }
  };
  await pMap(ids, work, { concurrency });
  return counts;
}
