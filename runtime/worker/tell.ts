import type { JobEvent, JobRecord } from '../../schemas/generated/job.ts';
import { asFailure } from '../failure/failure.ts';
import type { Applied } from '../jobs/job-queue.ts';
import { recordEvent } from '../jobs/record-event.ts';
import type { ClaimedJob } from './attempt.ts';

/**
 * Tells the queue's record what happened. It is only the quick view: where Redis stays away for longer than the feed
 * waits, the job goes on, since the ledger knows better, and recovery brings the record in order.
 *
 * @returns undefined where nobody heard it
 */
export async function tell(job: ClaimedJob, event: JobEvent): Promise<Applied | undefined> {
  const { around, claim, request, log } = job;
  try {
    const applied = await recordEvent(around.feed, claim.id, { request, round: claim.round }, event);
    if (applied.refused !== undefined && !isKnown(applied.record, event))
      log.warn(`the record did not take '${event.type}': ${applied.refused}`);
    return applied;
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    log.warn(`the record could not be told '${event.type}': ${message}`, { code });
    return undefined;
  }
}

/** Whoever cancels a job tells the record first. */
function isKnown(record: JobRecord | undefined, event: JobEvent): boolean {
  return 'result' in event && saysEnded(record, event.result);
}

/** Whether a record says that its job ended so in that round, whoever told it. */
export function saysEnded(
  record: JobRecord | undefined,
  { state, round }: Pick<JobRecord, 'state' | 'round'>,
): boolean {
  return record?.state === state && record.round === round;
}
