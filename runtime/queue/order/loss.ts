import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { isUnavailable, plainReason, withRedis } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';

/** Watches whether Redis still holds what was put there. */
export interface LossWatch {
  onLoss(recover: () => Promise<void>): void;
  /** Looks now; what it finds it deals with before it returns. */
  check(): Promise<void>;
}

/** A recovery that takes longer than this may be joined by another process, which does no harm. */
const RECOVERING_MS = 60_000;

/**
 * Watches a key that is there as long as nothing was lost. It holds the id of the Redis process that it was written to: one
 * that was started anew may have lost the last second of its append-only file, or have been a replica, so that
 * is looked into as well.
 */
export function lossWatch(redis: Redis, keys: QueueKeys, logger: Logger): LossWatch {
  let recover: (() => Promise<void>) | undefined;
  let checking: Promise<void> | undefined;
  let hasHeld = false; // of an empty one nobody else knows whether it ever did

  const look = async (): Promise<void> => {
    const [epoch, runId] = await withRedis(() => Promise.all([redis.get(keys.epoch), runIdOf(redis)]));
    if (epoch === runId) hasHeld = true;
    if (epoch === runId || recover === undefined) return;
    if (!(await takeTurn(redis, keys, runId))) return;
    if (epoch !== null) logger.warn('Redis was started anew, and may have lost jobs: looking for what it lacks');
    else if (hasHeld) logger.warn('Redis has lost everything: putting it back');
    else logger.info('this Redis holds no jobs: looking whether it should');
    try {
      await recover();
    } catch (error) {
      await redis.del(keys.recovering).catch(() => undefined); // it expires
      throw error;
    }
    await withRedis(() => redis.multi().set(keys.epoch, runId).del(keys.recovering).exec());
    hasHeld = true;
    logger.info('Redis has all jobs that it should have');
  };
  const check = async (): Promise<void> => {
    checking ??= look()
      .catch((error: unknown) => {
        if (!isUnavailable(error)) logger.error({ reason: plainReason(error) }, 'recovery failed; it is tried again');
      })
      .finally(() => {
        checking = undefined;
      });
    await checking;
  };
  return {
    check,
    onLoss: (callback) => {
      recover = callback;
      void check();
    },
  };
}

/** Another process may be at it, or have been done with it since this one looked. */
async function takeTurn(redis: Redis, keys: QueueKeys, runId: string): Promise<boolean> {
  const isFirst = await withRedis(() => redis.set(keys.recovering, runId, 'PX', RECOVERING_MS, 'NX'));
  if (isFirst === null) return false;
  if ((await withRedis(() => redis.get(keys.epoch))) !== runId) return true;
  await withRedis(() => redis.del(keys.recovering));
  return false;
}

async function runIdOf(redis: Redis): Promise<string> {
  const info = await redis.info('server');
  return /^run_id:(\w+)/m.exec(info)?.[1] ?? 'unknown';
}
