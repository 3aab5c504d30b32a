import { asFailure } from '../failure/failure.ts';
import type { Claim, Outcome } from '../jobs/job-feed.ts';
import type { ClaimedJob } from './attempt.ts';
import { attemptJob } from './attempt-job.ts';
import { finish } from './finish.ts';
import { jobBindings, logOf } from './job-log.ts';
import { countLost, dieOfLosses } from './lost-attempts.ts';
import type { Surroundings } from './worker.ts';

/** Does whatever a claimed job needs at this point, and says what becomes of the claim. It never throws. */
export async function handleClaim(around: Surroundings, claim: Claim): Promise<Outcome> {
  try {
    const job = await lookUp(around, claim);
    if ('kind' in job) return job;
    const standing = job.survey.isDecided ? await around.ledger.readResult(claim.id, claim.round) : undefined;
    if (standing !== undefined) return await finish(job, standing, job.survey.isPublished);
    const lost = await countLost(job);
    if (lost >= around.policy.maxLost) return await dieOfLosses(job, lost);
    return await attemptJob(job);
  } catch (thrown) {
    return beforeAnyAttempt(around, claim, thrown);
  }
}

/** What the ledger holds of the job; an outcome where this claim has nothing to do with it. */
async function lookUp(around: Surroundings, claim: Claim): Promise<ClaimedJob | Outcome> {
  const { ledger, logger, workerId: worker } = around;
  const { id, round, signal } = claim;
  const [survey, request] = await Promise.all([ledger.survey(id, { signal }), ledger.readRequest(id, { signal })]);
  if (request === undefined) {
    logger.warn({ jobId: id, round, worker }, 'the queue holds a job that was never accepted: it is let go');
    return { kind: 'done' };
  }
  const log = logOf(logger.child({ ...jobBindings(request), round, worker }));
  if (survey.round !== round) {
    log.warn(`the queue holds round ${round} of a job that is in round ${survey.round}: it is let go`);
    return { kind: 'done' };
  }
  return { around, claim, request, survey, log };
}

/** No attempt was counted: storage or queue did not answer, and nothing can be written down. */
function beforeAnyAttempt({ logger, workerId: worker, policy }: Surroundings, claim: Claim, thrown: unknown): Outcome {
  const { id: jobId, round, signal } = claim;
  if (signal.aborted) return signal.reason === 'lock_lost' ? { kind: 'abandon' } : { kind: 'return' };
  const { code, message, retryable } = asFailure(thrown);
  const delayMs = retryable ? policy.firstDelayMs : policy.longestDelayMs;
  logger.error({ jobId, round, worker, code, delayMs }, `the job could not be begun: ${message}`);
  return { kind: 'retry', delayMs };
}
