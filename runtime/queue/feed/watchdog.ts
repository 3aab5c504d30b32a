import type { Redis } from 'ioredis';
import { JOBS, type QueueKeys } from '../keys.ts';

/** What the watchdog has to know of a worker. */
export interface Watched {
  /** When it last took a job, or began to wait for one; undefined while it has one. */
  idleSince(): number | undefined;
  /** Begins anew with fresh connections. */
  restart(): void;
}

/**
 * Looks whether a worker waits for jobs although there are some. A blocked read of which the answer got lost with its
 * connection never ends; such a worker looks healthy, and takes nothing.
 *
 * @returns ends it
 */
export function watchIdleness(redis: Redis, keys: QueueKeys, longestMs: number, worker: Watched): () => void {
  const look = async (): Promise<void> => {
    const since = worker.idleSince();
    if (since === undefined || Date.now() - since < longestMs) return;
    if ((await couldBeTaken(redis, keys)) && worker.idleSince() === since) worker.restart();
  };
  const timer = setInterval(() => void look().catch(() => undefined), longestMs / 2).unref(); // without Redis none is idle
  return () => clearInterval(timer);
}

async function couldBeTaken(redis: Redis, keys: QueueKeys): Promise<boolean> {
  const key = (name: string) => keys.bullKey(JOBS, name);
  const [waiting, prioritized, active, [paused, concurrency]] = await Promise.all([
    redis.llen(key('wait')),
    redis.zcard(key('prioritized')),
    redis.llen(key('active')),
    redis.hmget(key('meta'), 'paused', 'concurrency'),
  ]);
  const isFull = typeof concurrency === 'string' && active >= Number(concurrency);
  return waiting + prioritized > 0 && typeof paused !== 'string' && !isFull;
}
