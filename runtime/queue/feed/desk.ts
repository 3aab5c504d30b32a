import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { JobEvent } from '../../../schemas/generated/job.ts';
import type { AbortReason } from '../../jobs/job-feed.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Applied } from '../../jobs/job-queue.ts';
import { observe } from '../../telemetry/observe.ts';
import { settled } from '../connection/connect.ts';
import type { QueueKeys } from '../keys.ts';
import type { SideFigures } from '../metrics/side-figures.ts';
import { applyEvent } from '../records/apply-event.ts';
import type { RecordStore } from '../records/record-store.ts';
import { aboutClaim, type HeldClaim } from './held-claim.ts';
import { reclaimLock } from './reclaim.ts';

export interface DeskOptions {
  readonly redis: Redis;
  readonly keys: QueueKeys;
  readonly store: RecordStore;
  readonly side: SideFigures;
  readonly lockMs: number;
  /** Repeats what fails while Redis is away. */
  readonly patiently: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly logger: Logger;
}

/** Where the one job lies that a worker has: what it says of it, and what it is told. */
export interface Desk {
  held(): HeldClaim | undefined;
  put(claim: HeldClaim | undefined): void;
  /** What is said of the job on the desk counts only while its lock is held. */
  apply(id: JobId, event: JobEvent): Promise<Applied>;
  abort(reason: AbortReason): void;
  /** A job was cancelled; or, without an id, one may have been. */
  cancelled(id: string | undefined): Promise<void>;
  /** Locks could not be renewed. */
  locksLost(bullIds: readonly string[]): Promise<void>;
}

export function desk({ redis, keys, store, side, lockMs, patiently, logger }: DeskOptions): Desk {
  const room = { store, logger, count: side.add };
  let held: HeldClaim | undefined;

  const abort = (claim: HeldClaim, reason: AbortReason): void => {
    if (claim.controller.signal.aborted) return;
    const level = reason === 'lock_lost' ? 'warn' : 'info'; // the others are what somebody asked for
    logger[level]({ ...aboutClaim(claim), reason }, 'the worker is told to leave its job');
    if (reason === 'lock_lost') side.add(observe('lathe_locks_lost_total', {}, 1));
    claim.controller.abort(reason);
  };

  /** Takes a lock again that ran out. Whoever was told to stop over it is not told otherwise. */
  const reclaim = async (claim: HeldClaim): Promise<boolean> => {
    if (claim.controller.signal.reason === 'lock_lost') return false;
    const isBack = await reclaimLock(redis, keys, claim, lockMs).catch(() => false);
    if (isBack) logger.warn(aboutClaim(claim), 'the lock ran out, and was taken again');
    return isBack;
  };

  return {
    held: () => held,
    put: (claim) => {
      held = claim;
    },
    abort: (reason) => held !== undefined && abort(held, reason),
    apply: async (id, event) => {
      const claim = held?.id === id ? held : undefined;
      const guess = claim?.record === undefined ? undefined : { record: claim.record };
      const how = { lock: claim?.lock, guess, writeId: crypto.randomUUID() };
      const say = () => patiently(() => applyEvent(room, id, event, how));
      let said = await say();
      if (said.isLockLost === true && claim !== undefined && (await reclaim(claim))) said = await say();
      const { isLockLost, isCancelled, ...applied } = said;
      if (claim === undefined) return applied;
      claim.record = applied.record;
      if (isLockLost === true) abort(claim, 'lock_lost');
      else if (isCancelled === true) abort(claim, 'cancelled');
      return applied;
    },
    cancelled: async (id) => {
      const claim = held;
      if (claim === undefined || (id !== undefined && id !== claim.id)) return;
      await settled(redis); // after an outage it may be back a moment later than the connection that hears
      const isTold = await redis.exists(keys.cancel(claim.id)).catch(() => 0); // asked again when Redis is back
      if (isTold === 1) abort(claim, 'cancelled');
    },
    locksLost: async (bullIds) => {
      const claim = held;
      if (claim === undefined || !bullIds.includes(claim.job.id ?? '')) return;
      if (!(await reclaim(claim))) abort(claim, 'lock_lost');
    },
  };
}
