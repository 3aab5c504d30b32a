import type { Outcome } from '../jobs/job-feed.ts';
import type { Attempt } from './attempt.ts';
import { endAttempt } from './end-attempt.ts';
import { finish } from './finish.ts';
import { tell } from './tell.ts';

/** Ends an attempt whose claim ended. FFmpeg is gone by now, and nothing was published. */
export async function stopAttempt(attempt: Attempt): Promise<Outcome> {
  switch (attempt.claim.signal.reason) {
    case 'lock_lost':
      return await loseLock(attempt);
    case 'cancelled':
      return await heedDecision(attempt);
    default:
      return await giveBack(attempt);
  }
}

/** Another worker may have the job by now: the number of this attempt is all that is still ours. */
async function loseLock(attempt: Attempt): Promise<Outcome> {
  attempt.log.warn('the lock of the job was lost: another worker may have it');
  await endAttempt(attempt, 'superseded');
  return { kind: 'abandon' };
}

/** Somebody decided the job; whoever it was may have died before they told the record. */
async function heedDecision(attempt: Attempt): Promise<Outcome> {
  const { around, claim, log } = attempt;
  await endAttempt(attempt, 'cancelled');
  const standing = await around.ledger.readResult(claim.id, claim.round);
  if (standing !== undefined) return await finish(attempt, standing, false);
  log.warn('the job was said to be cancelled, and is not: it goes back');
  return { kind: 'return' };
}

async function giveBack(attempt: Attempt): Promise<Outcome> {
  const at = new Date().toISOString();
  await endAttempt(attempt, 'returned');
  await tell(attempt, { type: 'returned', at, attempt: attempt.start.attempt, why: 'the worker stops' });
  return { kind: 'return' };
}
