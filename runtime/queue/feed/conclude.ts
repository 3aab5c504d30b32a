import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Outcome } from '../../jobs/job-feed.ts';
import { JOBS, type QueueKeys } from '../keys.ts';
import type { HeldClaim } from './held-claim.ts';

/**
 * Tells BullMQ what became of a job: by returning, or by one of the errors that it knows. Lathe counts attempts itself, so
 * BullMQ's own retries stay unused.
 *
 * @throws DelayedError, WaitingError where the job has left the worker; UnrecoverableError where it is dead
 */
export async function conclude(
  { job, lock }: HeldClaim,
  outcome: Outcome,
  redis: Redis,
  keys: QueueKeys,
): Promise<null> {
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'dead':
      throw new UnrecoverableError(outcome.why);
    case 'retry':
      await job.moveToDelayed(Date.now() + outcome.delayMs, lock.token);
      throw new DelayedError();
    case 'return':
      await job.moveToWait(lock.token);
      // BullMQ wakes nobody for a job that goes back before others of its priority.
      await redis.zadd(keys.bullKey(JOBS, 'marker'), 0, '0').catch(() => undefined); // found at the next look, then
      throw new WaitingError();
    case 'abandon':
      throw new WaitingError(); // BullMQ takes it as moved, and touches it no more
  }
}

/** Whether an error is one of those by which `conclude` tells that a job has left. */
export function isConclusion(error: unknown): boolean {
  return error instanceof DelayedError || error instanceof WaitingError || error instanceof UnrecoverableError;
}
