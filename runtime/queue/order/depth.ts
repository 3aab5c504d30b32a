import type { Redis } from 'ioredis';
import type { QueueDepth } from '../../jobs/job-queue.ts';
import { JOBS, type QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';

const depthScript = loadScript('depth');

/** Counts what waits. Workers are told by their connections, so one that hangs is counted. */
export async function queueDepth(
  redis: Redis,
  keys: QueueKeys,
  countWorkers: () => Promise<number>,
): Promise<QueueDepth> {
  const lists = ['prioritized', 'wait', 'delayed', 'active'].map((name) => keys.bullKey(JOBS, name));
  const [answer, workers] = await Promise.all([
    depthScript(redis, lists, [keys.bullKey(JOBS, ''), keys.record('')]),
    countWorkers(),
  ]);
  const [delayed = 0, active = 0, oldest = 0, ...counts] = answer as readonly number[]; // by the script's last lines
  return {
    waiting: Object.fromEntries(pairs(counts)),
    delayed,
    active,
    oldestWaitSeconds: oldest === 0 ? 0 : Math.max(0, (Date.now() - oldest) / 1000),
    workers,
  };
}

function* pairs(counts: readonly number[]): Iterable<readonly [string, number]> {
  for (let at = 0; at < counts.length; at += 2) yield [String(counts[at]), counts[at + 1] ?? 0];
}
