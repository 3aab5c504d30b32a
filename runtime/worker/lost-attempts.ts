import type { DeadResult } from '../../schemas/generated/job.ts';
import { failure } from '../failure/failure.ts';
import type { Outcome } from '../jobs/job-feed.ts';
import type { ClaimedJob } from './attempt.ts';
import { describeError } from './describe-error.ts';
import { finish } from './finish.ts';

/** How many workers vanished in this round while they had the job: the queue gives a job to one at a time, so who has not told of an end is gone. */
export async function countLost({ around, claim, survey }: ClaimedJob): Promise<number> {
  if (survey.attempts.every(({ isEnded }) => isEnded)) return 0;
  const attempts = await around.ledger.attempts(claim.id, survey, { signal: claim.signal });
  return attempts.filter(({ start, end }) => start.round === claim.round && end === undefined).length;
}

/** Ends a job that takes workers down. */
export async function dieOfLosses(job: ClaimedJob, times: number): Promise<Outcome> {
  const { around, claim, survey, log } = job;
  const error = describeError(failure('queue/worker_lost', { times }), around.scratchRoot);
  const result: DeadResult = {
    format: 1,
    id: claim.id,
    round: claim.round,
    state: 'DEAD',
    endedAt: new Date().toISOString(),
    attempt: survey.attempts.at(-1)?.attempt ?? 0,
    worker: around.workerId,
    reason: 'poison',
    error,
  };
  const standing = await around.ledger.decide(result);
  log.error(`the job is dead: ${error.message}`, { code: error.code, reason: result.reason });
  return await finish(job, standing, false);
}
