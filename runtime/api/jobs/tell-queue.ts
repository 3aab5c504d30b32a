import type { JobRecord } from '../../../schemas/generated/job.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { rebuild } from './rebuild.ts';

/**
 * Tells the queue what the ledger has decided of a job. It stands, whether the queue hears of it now or by a recovery later.
 *
 * @param tell gives the record as the queue has it then
 * @returns that record, else what the ledger alone knows
 * @throws LatheFailure `api/not_found` where the job is gone meanwhile
 */
export async function tellQueue(
  context: ApiContext,
  id: JobId,
  tell: () => Promise<JobRecord | undefined>,
): Promise<JobRecord> {
  const record = (await unlessAway(context, id, tell)) ?? (await rebuild(context.ledger, id));
  if (record === undefined) throw failure('api/not_found', { what: `job ${id}` });
  return record;
}

async function unlessAway<Told>(
  { logger, recoverLater }: ApiContext,
  id: JobId,
  tell: () => Promise<Told>,
): Promise<Told | undefined> {
  try {
    return await tell();
  } catch (thrown) {
    if (!(thrown instanceof LatheFailure) || thrown.class !== 'INFRA') throw thrown;
    logger.warn({ jobId: id, code: thrown.code }, 'the queue has not heard yet what was decided of a job');
    recoverLater?.(id);
    return undefined;
  }
}
