import pMap from 'p-map';
import { asFailure } from '../failure/failure.ts';
import type { JobId } from '../jobs/job-id.ts';
import { rebuildRecord } from './rebuild-record.ts';
import { recoverJob } from './recover-job.ts';
import type { Recovered, RecoverOptions, Recovery } from './recovery.ts';

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
