import type { AttemptEnd, DeadReason, DeadResult, FailureDescription } from '../../schemas/generated/job.ts';
import { asFailure, type LatheFailure } from '../failure/failure.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import { afterFailure } from '../jobs/retry-policy.ts';
import type { Attempt } from './attempt.ts';
import { describeError, failureOfAttempt } from './describe-error.ts';
import { endAttempt } from './end-attempt.ts';
import { finish } from './finish.ts';
import { keepDebug } from './keep-debug.ts';
import type { Rooms } from './rooms.ts';
import { tell } from './tell.ts';
import { yieldTo } from './yield-to.ts';

/** Ends an attempt that failed: the job is tried again after a while, or is dead. */
export async function failAttempt(attempt: Attempt, rooms: Rooms | undefined, thrown: unknown): Promise<Outcome> {
  const { around, log } = attempt;
  const failed = failureOfAttempt(attempt, thrown);
  if (rooms !== undefined) await keepDebug(attempt, [rooms.work, rooms.out]);
  const error = describeError(failed, around.scratchRoot, attempt.notes.names);
  const { code, stage } = error;
  log.error(`the attempt failed: ${error.message}`, { code, class: error.class, stage, ...stackOf(failed) });
  const earlier = await earlierEnds(attempt);
  const verdict = afterFailure({ worker: around.workerId, error, earlier }, around.policy, Math.random());
  if (verdict.kind === 'retry') return await tryAgain(attempt, error, verdict.delayMs);
  try {
    return await die(attempt, error, verdict.reason);
  } catch (undecided) {
    log.error(`the job could not be declared dead: ${asFailure(undecided).message}`);
    return await tryAgain(attempt, error, around.policy.firstDelayMs);
  }
}

async function tryAgain(attempt: Attempt, error: FailureDescription, delayMs: number): Promise<Outcome> {
  await endAttempt(attempt, 'failed', error);
  const now = Date.now();
  const nextAttemptAt = new Date(now + delayMs).toISOString();
  const { attempt: number } = attempt.start;
  await tell(attempt, {
    type: 'attempt_failed',
    at: new Date(now).toISOString(),
    attempt: number,
    error,
    nextAttemptAt,
  });
  return { kind: 'retry', delayMs };
}

async function die(attempt: Attempt, error: FailureDescription, reason: DeadReason): Promise<Outcome> {
  const { around, start, log } = attempt;
  const { id, round, attempt: number, worker } = start;
  const endedAt = new Date().toISOString();
  const result: DeadResult = { format: 1, id, round, state: 'DEAD', endedAt, attempt: number, worker, reason, error };
  const standing = await around.ledger.decide(result);
  if (standing !== result) return await yieldTo(attempt, standing);
  log.error('the job is dead', { reason });
  await endAttempt(attempt, 'failed', error);
  return await finish(attempt, result, false);
}

/** The failures of this round before this one; where storage does not tell, it is tried again rather than given up. */
async function earlierEnds({ around, claim, survey, log }: Attempt): Promise<readonly AttemptEnd[]> {
  try {
    const attempts = await around.ledger.attempts(claim.id, survey);
    return attempts.flatMap(({ end }) => (end?.round === claim.round && end.outcome === 'failed' ? [end] : []));
  } catch (thrown) {
    log.warn(`the earlier attempts could not be read: ${asFailure(thrown).message}`);
    return [];
  }
}

/** Only what nobody foresaw needs one. */
function stackOf({ code, cause }: LatheFailure) {
  return code === 'internal/unexpected' && cause instanceof Error ? { stack: cause.stack } : {};
}
