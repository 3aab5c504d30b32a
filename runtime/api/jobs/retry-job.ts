import type { JobRecord } from '../../../schemas/generated/job.ts';
import { failure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { ApiContext } from '../context.ts';
import { tellQueue } from './tell-queue.ts';

/**
 * Takes a dead job up again, in a new round. Of several who ask, one does it.
 *
 * @throws LatheFailure `api/not_found`, `api/conflict` for any job that is not DEAD
 */
export async function retryJob(context: ApiContext, id: JobId): Promise<JobRecord> {
  const { ledger, queue } = context;
  const [request, survey] = await Promise.all([ledger.readRequest(id), ledger.survey(id)]);
  if (request === undefined) throw failure('api/not_found', { what: `job ${id}` });
  const result = survey.isDecided ? await ledger.readResult(id, survey.round) : undefined;
  if (result?.state !== 'DEAD') {
    throw failure('api/conflict', {
      reason: `the job is ${result?.state ?? 'not over'}, and only a DEAD one is taken up again`,
    });
  }
  const round = survey.round + 1;
  if (!(await ledger.beginRound(id, round))) {
    throw failure('api/conflict', { reason: 'somebody else has taken the job up again in this moment' });
  }
  return await tellQueue(context, id, async () => {
    // The record may lag behind the ledger; where it does not, the first of these is refused.
    await queue.apply(id, { type: 'died', at: result.endedAt, result });
    await queue.apply(id, { type: 'retried', at: new Date().toISOString(), round });
    return await queue.enqueue(request, round);
  });
}
