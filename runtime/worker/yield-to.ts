import type { JobResult } from '../../schemas/generated/job.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import type { Attempt } from './attempt.ts';
import { endAttempt } from './end-attempt.ts';
import { finish } from './finish.ts';

/** Somebody else decided the round first: nothing of this attempt is published, and what is left of theirs is finished. */
export async function yieldTo(attempt: Attempt, standing: JobResult): Promise<Outcome> {
  const { around, claim, log } = attempt;
  log.warn(`the job was ${standing.state} before this attempt could decide it`);
  await endAttempt(attempt, standing.state === 'CANCELLED' ? 'cancelled' : 'superseded');
  const { isPublished } = await around.ledger.survey(claim.id);
  return await finish(attempt, standing, isPublished);
}
