import type { Redis } from 'ioredis';
import { JOBS, type QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';
import type { HeldClaim } from './held-claim.ts';

const reclaimScript = loadScript('reclaim');

/**
 * Takes a lock again that ran out while Redis was away, where nobody has the job by now: an outage that is longer than a
 * lock need not cost the work of hours.
 */
export async function reclaimLock(
  redis: Redis,
  keys: QueueKeys,
  { job, lock }: HeldClaim,
  lockMs: number,
): Promise<boolean> {
  const active = keys.bullKey(JOBS, 'active');
  return (await reclaimScript(redis, [lock.key, active], [lock.token, lockMs, job.id ?? ''])) === 1;
}
