import type { CancelledResult, JobRecord } from '../../../schemas/generated/job.ts';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { rebuild } from './rebuild.ts';

/**
 * Cancels a job at once: the ledger decides, and a worker that has it is told to stop; whatever that one says later loses.
 *
 * @throws LatheFailure `api/not_found`, `api/conflict` where it has ended already
 */
export async function cancelJob(context: ApiContext, id: JobId, why: string): Promise<JobRecord> {
  const { ledger } = context;
  const survey = await ledger.survey(id);
  if (!survey.isAccepted) throw failure('api/not_found', { what: `job ${id}` });
  const endedAt = new Date().toISOString();
  const result: CancelledResult = { format: 1, id, round: survey.round, state: 'CANCELLED', endedAt, why };
  const standing = await ledger.decide(result);
  if (standing !== result) throw failure('api/conflict', { reason: `the job is ${standing.state}` });
  const told = await tell(context, id, result);
  const record = told ?? (await rebuild(ledger, id));
  if (record === undefined) throw failure('api/not_found', { what: `job ${id}` });
  return record;
}

/** What is decided stands, whether the queue hears of it now or by a recovery later. */
async function tell(
  { queue, ledger, logger, recoverLater }: ApiContext,
  id: JobId,
  result: CancelledResult,
): Promise<JobRecord | undefined> {
  try {
    const { record } = await queue.apply(id, { type: 'cancelled', at: result.endedAt, result });
    await queue.withdraw(id, result.round);
    await queue.tellCancelled(id);
    await ledger.settle(id);
    return record;
  } catch (thrown) {
    if (!(thrown instanceof LatheFailure) || thrown.class !== 'INFRA') throw thrown;
    logger.warn({ jobId: id, code: thrown.code }, 'a cancelled job is not settled yet');
    recoverLater?.(id);
    return undefined;
  }
}
