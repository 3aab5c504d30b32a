import type { Queue } from 'bullmq';
import type { JobEvent, JobRecord, JobRequest } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Applied } from '../../jobs/job-queue.ts';
import { roundId } from '../keys.ts';

/** What BullMQ hands to a worker: all that it needs to begin. */
export interface JobData {
  readonly request: JobRequest;
  readonly round: number;
}

export type JobsQueue = Queue<JobData, null, string>;

/** How long operators find what failed among BullMQ's own jobs. What succeeded they find among Lathe's. */
const keptFailures = { age: 14 * 86_400, count: 10_000 };

/**
 * Makes the record of a job where there is none, and queues its round where it is not queued. What has ended is not
 * queued again; what is DEAD is taken up where the round is the next one.
 *
 * @param apply applies an event, believing that there is no record yet
 */
export async function enqueue(
  queue: JobsQueue,
  apply: (id: JobId, event: JobEvent) => Promise<Applied>,
  request: JobRequest,
  round: number,
): Promise<JobRecord> {
  const id = request.id as JobId; // made by newJobId, or read back from the ledger
  const at = new Date().toISOString();
  const submitted = await apply(id, { type: 'submitted', at, request, round });
  const isNew = submitted.refused === undefined;
  let { record } = submitted;
  if (record?.state === 'DEAD' && record.round < round) ({ record } = await apply(id, { type: 'retried', at, round }));
  if (record === undefined) throw new Error(`the record of ${id} vanished while it was queued`);
  if (isTerminal(record.state) || record.round > round) return record;
  const jobId = roundId(id, round);
  if (!isNew) await removeFinished(queue, jobId);
  const { priority } = record.request;
  const options = { jobId, priority, removeOnComplete: true, removeOnFail: keptFailures };
  await queue.add(request.kind, { request: record.request, round }, options);
  return record;
}

/** BullMQ ignores a job whose id it knows, even one that has finished. */
async function removeFinished(queue: JobsQueue, jobId: string): Promise<void> {
  const state = await queue.getJobState(jobId);
  if (state === 'completed' || state === 'failed') await queue.remove(jobId);
}
