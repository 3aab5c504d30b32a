import type { CancelledResult, JobRecord } from '../../../schemas/generated/job.ts';
import { failure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { tellQueue } from './tell-queue.ts';

/**
 * Cancels a job at once: the ledger decides, and a worker that has it is told to stop; whatever that one says later loses.
 *
 * @throws LatheFailure `api/not_found`, `api/conflict` where it has ended already
 */
export async function cancelJob(context: ApiContext, id: JobId, why: string): Promise<JobRecord> {
  const { ledger, queue } = context;
  const survey = await ledger.survey(id);
  if (!survey.isAccepted) throw failure('api/not_found', { what: `job ${id}` });
  const endedAt = new Date().toISOString();
  const result: CancelledResult = { format: 1, id, round: survey.round, state: 'CANCELLED', endedAt, why };
  const standing = await ledger.decide(result);
  if (standing !== result) throw failure('api/conflict', { reason: `the job is ${standing.state}` });
  return await tellQueue(context, id, async () => {
    const { record } = await queue.apply(id, { type: 'cancelled', at: endedAt, result });
    await queue.withdraw(id, result.round);
    await queue.tellCancelled(id);
    await ledger.settle(id);
    return record;
  });
}
