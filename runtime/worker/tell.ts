import type { JobEvent } from '../../schemas/generated/job.ts';
import { asFailure } from '../failure/failure.ts';
import { recordEvent } from '../jobs/record-event.ts';
import type { ClaimedJob } from './attempt.ts';

/** What became of an event: the record took it, or had reason not to, or nobody heard it. */
export type Told = 'applied' | 'refused' | 'unheard';

/** Each try waits for Redis as long as the feed does. */
const TRIES = 3;

/**
 * Tells the queue's record what happened. It is only the quick view: where Redis stays away the job goes on, since the
 * ledger knows better, and recovery brings the record in order.
 */
export async function tell(job: ClaimedJob, event: JobEvent): Promise<Told> {
  const { around, claim, request, log } = job;
  for (let tries = 1; ; tries += 1) {
    try {
      const { refused } = await recordEvent(around.feed, claim.id, { request, round: claim.round }, event);
      if (refused === undefined) return 'applied';
      log.warn(`the record of the job did not take that it was ${event.type}: ${refused}`);
      return 'refused';
    } catch (thrown) {
      const { code, message, retryable } = asFailure(thrown);
      if (retryable && tries < TRIES && !claim.signal.aborted) continue;
      log.warn(`the record of the job could not be told that it was ${event.type}: ${message}`, { code });
      return 'unheard';
    }
  }
}
