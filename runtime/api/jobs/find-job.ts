import { failure, LatheFailure } from '../../failure/failure.ts';
import { isJobId, type JobId } from '../../jobs/job-id.ts';
import type { FoundJob } from '../../jobs/job-queue.ts';
import type { ApiContext } from '../context.ts';
import { rebuild } from './rebuild.ts';

/**
 * The id in an address.
 *
 * @throws LatheFailure `api/not_found` for what is no id of a job
 */
export function jobIdIn({ id }: { readonly id: string }): JobId {
  if (isJobId(id)) return id;
  throw failure('api/not_found', { what: `job ${id.slice(0, 100)}` });
}

/**
 * A job as it stands: by the queue, and by the ledger where the queue has none or does not answer.
 *
 * @throws LatheFailure `api/not_found`
 */
export async function findJob({ queue, ledger }: ApiContext, id: JobId): Promise<FoundJob> {
  const found = await findInQueue(queue, id);
  if (found !== undefined) return found;
  const record = await rebuild(ledger, id);
  if (record === undefined) throw failure('api/not_found', { what: `job ${id}` });
  return { record };
}

async function findInQueue(queue: ApiContext['queue'], id: JobId): Promise<FoundJob | undefined> {
  try {
    return await queue.find(id);
  } catch (thrown) {
    if (thrown instanceof LatheFailure && thrown.code === 'queue/unavailable') return undefined;
    throw thrown;
  }
}
