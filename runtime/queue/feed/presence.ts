import type { Redis } from 'ioredis';
import type { QueueKeys } from '../keys.ts';

/** What a worker says of itself: plain data for `/readyz`, such as its FFmpeg and how it is confined. */
export type WorkerFacts = Readonly<Record<string, unknown>>;

/** A worker that was heard of lately. */
export type PresentWorker = WorkerFacts & { readonly worker: string; readonly seenAt: string };

const EVERY_MS = 10_000;
const GONE_AFTER_MS = 35_000;

/**
 * Says every ten seconds that a worker is there.
 *
 * @returns takes it off the list
 */
export function keepPresent(redis: Redis, keys: QueueKeys, worker: string, facts: WorkerFacts): () => Promise<void> {
  const tell = (): void => {
    const seen: PresentWorker = { ...facts, worker, seenAt: new Date().toISOString() };
    redis.hset(keys.workers, worker, JSON.stringify(seen)).catch(() => undefined); // told again soon
  };
  tell();
  const timer = setInterval(tell, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await redis.hdel(keys.workers, worker).catch(() => undefined);
  };
}

/** The workers that are there, by name; those that were killed go from the list when it is asked for. */
export async function presentWorkers(redis: Redis, keys: QueueKeys, now: Date): Promise<readonly PresentWorker[]> {
  const told = Object.values(await redis.hgetall(keys.workers)).map((text) => JSON.parse(text) as PresentWorker); // as above
  const isGone = ({ seenAt }: PresentWorker): boolean => now.getTime() - Date.parse(seenAt) > GONE_AFTER_MS;
  const gone = told.filter(isGone).map(({ worker }) => worker);
  if (gone.length > 0) await redis.hdel(keys.workers, ...gone);
  return told.filter((seen) => !isGone(seen)).toSorted((one, other) => one.worker.localeCompare(other.worker));
}
