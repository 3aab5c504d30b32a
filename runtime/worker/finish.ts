import type { JobResult } from '../../schemas/generated/job.ts';
import { asFailure } from '../failure/failure.ts';
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
  const { around, claim } = job;
  try {
    if (result.state === 'COMPLETED' && result.output !== undefined && !isPublished) {
      await publish(job, result);
      await around.ledger.markPublished(claim.id, claim.round);
    }
    const told = await tell(job, endEvent(result));
    if (saysEnded(told?.record, result)) await settleRound(around.ledger, result);
    return outcomeOf(result);
  } catch (thrown) {
    return claim.signal.aborted ? await leave(job, result) : await comeBack(job, result, thrown);
  }
}

function outcomeOf(result: JobResult): Outcome {
  return result.state === 'DEAD' ? { kind: 'dead', why: result.error.message } : { kind: 'done' };
}

async function leave(job: ClaimedJob, result: JobResult): Promise<Outcome> {
  if (job.claim.signal.reason === 'lock_lost') return { kind: 'abandon' };
  if (result.state === 'COMPLETED') {
    const at = new Date().toISOString();
    await tell(job, {
      type: 'returned',
      at,
      attempt: result.attempt,
      why: 'the worker stops before the master was published',
    });
  }
  return { kind: 'return' };
}

/** Whatever it is, somebody can mend it, and the master is there: so it is tried until it succeeds. */
async function comeBack(job: ClaimedJob, result: JobResult, thrown: unknown): Promise<Outcome> {
  const delayMs = job.around.policy.longestDelayMs;
  const error = describeError(asFailure(thrown), new Map());
  job.log.error(`the job is decided and could not be finished: ${error.message}`, { code: error.code, delayMs });
  if (result.state === 'COMPLETED') {
    const nextAttemptAt = new Date(Date.now() + delayMs).toISOString();
    const at = new Date().toISOString();
    await tell(job, { type: 'attempt_failed', at, attempt: result.attempt, error, nextAttemptAt });
  }
  return { kind: 'retry', delayMs };
}
