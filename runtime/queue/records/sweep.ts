import type { Redis } from 'ioredis';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';

const sweepScript = loadScript('sweep');
const AT_ONCE = 100;

/** Forgets the jobs that ended long ago, with all that Redis holds of them. */
export async function sweepRecords(redis: Redis, keys: QueueKeys, now: Date): Promise<void> {
  while ((await sweepScript(redis, [keys.prefix], [now.getTime(), AT_ONCE])) === AT_ONCE);
}
