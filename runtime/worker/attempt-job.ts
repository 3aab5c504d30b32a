import type { CompletedResult } from '../../schemas/generated/job.ts';
import { checkCancelled } from '../engine/process/cancelled.ts';
import { asFailure } from '../failure/failure.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import type { Attempt, ClaimedJob } from './attempt.ts';
import { beginAttempt } from './begin-attempt.ts';
import { endAttempt } from './end-attempt.ts';
import { failAttempt } from './fail-attempt.ts';
import { bringToDestination, settle } from './finish.ts';
import { produce } from './produce.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { stopAttempt } from './stop-attempt.ts';
import { yieldTo } from './yield-to.ts';

/** Does a job that nobody has decided, in folders that are removed however it ends. */
export async function attemptJob(job: ClaimedJob): Promise<Outcome> {
  const attempt = await beginAttempt(job);
  if ('kind' in attempt) return attempt;
  let rooms: Rooms | undefined;
  try {
    rooms = await openRooms(job.around.scratchRoot);
    return await decide(attempt, await produce(attempt, rooms));
  } catch (thrown) {
    return job.claim.signal.aborted ? await stopAttempt(attempt) : await failAttempt(attempt, rooms, thrown);
  } finally {
    await rooms?.all
      .dispose()
      .catch((thrown: unknown) => attempt.log.error(`scratch is left: ${asFailure(thrown).message}`));
  }
}

/** Puts the result forward; only the one that stands is published. */
async function decide(attempt: Attempt, result: CompletedResult): Promise<Outcome> {
  const { around, claim, log } = attempt;
  checkCancelled(claim.signal);
  const standing = await around.ledger.decide(result); // once begun, a put may stand whatever its answer: so it is not cancelled
  if (standing !== result) return await yieldTo(attempt, standing);
  log.info('the job is completed', { seconds: attempt.clock.elapsedSeconds });
  const unpublished = await bringToDestination(attempt, result);
  await endAttempt(attempt, 'completed'); // before anybody learns that the job is done, and looks for what it left
  return unpublished ?? (await settle(attempt, result));
}
