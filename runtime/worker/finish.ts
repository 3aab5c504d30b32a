import type { CompletedResult, JobRecord, JobResult } from '../../schemas/generated/job.ts';
import { asFailure } from '../failure/failure.ts';
import { isTerminal } from '../jobs/advance.ts';
import { endEvent } from '../jobs/end-event.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import { settleRound } from '../ledger/settle-round.ts';
import type { ClaimedJob } from './attempt.ts';
import { describeError } from './describe-error.ts';
import { publish } from './publish.ts';
import { saysEnded, tell } from './tell.ts';

/**
 * Does what is left after a round was decided, by whomever: the master goes to its destination, the record learns of the end, and
 * nothing is pending any more. What cannot be done now is done by the next who takes the job: the result stands.
 */
export async function finish(job: ClaimedJob, result: JobResult, isPublished: boolean): Promise<Outcome> {
  const unpublished = isPublished ? undefined : await bringToDestination(job, result);
  return unpublished ?? (await settle(job, result));
}

/** @returns what becomes of the claim where the master is not at its destination; else undefined */
export async function bringToDestination(job: ClaimedJob, result: JobResult): Promise<Outcome | undefined> {
  if (result.state !== 'COMPLETED' || result.output === undefined) return undefined;
  try {
    await publish(job, result);
    await job.around.ledger.markPublished(job.claim.id, job.claim.round);
    return undefined;
  } catch (thrown) {
    return job.claim.signal.aborted ? await leave(job, result) : await comeBack(job, result, thrown);
  }
}

/** Has the record learn of the end. As long as it has not, the job comes back, and whoever takes it then tells it. */
export async function settle(job: ClaimedJob, result: JobResult): Promise<Outcome> {
  const told = await tell(job, endEvent(result));
  if (told === undefined || isBehind(told.record, result)) return tellLater(job);
  try {
    if (saysEnded(told.record, result)) await settleRound(job.around.ledger, result);
  } catch (thrown) {
    job.log.warn(`the job is done, and still marked as pending: ${asFailure(thrown).message}`);
  }
  return result.state === 'DEAD' ? { kind: 'dead', why: result.error.message } : { kind: 'done' };
}

/** Whether a record has yet to learn how its round ended: it refused to, since the lock of the job had run out. */
function isBehind(record: JobRecord | undefined, { round }: JobResult): boolean {
  return record === undefined || (record.round <= round && !isTerminal(record.state));
}

function tellLater({ claim, around, log }: ClaimedJob): Outcome {
  log.warn('the job is decided, and its record does not know: it comes back for that');
  if (claim.signal.reason === 'lock_lost') return { kind: 'abandon' };
  return { kind: 'retry', delayMs: around.policy.firstDelayMs };
}

async function leave(job: ClaimedJob, { attempt }: CompletedResult): Promise<Outcome> {
  if (job.claim.signal.reason === 'lock_lost') return { kind: 'abandon' };
  const why = 'the worker stops before the master was published';
  await tell(job, { type: 'returned', at: new Date().toISOString(), attempt, why });
  return { kind: 'return' };
}

/** Whatever it is, somebody can mend it, and the master is there: so it is tried until it succeeds. */
async function comeBack(job: ClaimedJob, { attempt }: CompletedResult, thrown: unknown): Promise<Outcome> {
  const delayMs = job.around.policy.longestDelayMs;
  const error = describeError(asFailure(thrown), job.around.scratchRoot);
  job.log.error(`the job is decided, and its master not published: ${error.message}`, { code: error.code, delayMs });
  const now = Date.now();
  const nextAttemptAt = new Date(now + delayMs).toISOString();
  await tell(job, { type: 'attempt_failed', at: new Date(now).toISOString(), attempt, error, nextAttemptAt });
  return { kind: 'retry', delayMs };
}
