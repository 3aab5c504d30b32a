import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { JobEvent } from '../../../schemas/generated/job.ts';
import type { AbortReason, ClaimHandler, Outcome } from '../../jobs/job-feed.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Applied } from '../../jobs/job-queue.ts';
import { observe } from '../../telemetry/observe.ts';
import { plainReason } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';
import type { SideFigures } from '../metrics/side-figures.ts';
import { applyEvent } from '../records/apply-event.ts';
import type { RecordStore } from '../records/record-store.ts';
import { conclude, isConclusion } from './conclude.ts';
import { endWorker } from './end-worker.ts';
import { watchFreezes } from './frozen.ts';
import { abortClaim, type BullJob, claimOf, type HeldClaim, holdClaim } from './held-claim.ts';
import { type JobWorker, jobWorker } from './job-worker.ts';
import { reclaimLock } from './reclaim.ts';
import { watchIdleness } from './watchdog.ts';

export interface ClaimRoomOptions {
  readonly workerId: string;
  readonly lockSeconds?: number | undefined;
  readonly stalledSeconds?: number | undefined;
  readonly watchdogSeconds?: number | undefined;
  readonly logger: Logger;
  readonly redis: Redis;
  readonly blocking: Redis;
  readonly keys: QueueKeys;
  readonly store: RecordStore;
  readonly side: SideFigures;
  readonly patiently: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** The one place for the one job that a worker has, from when it was taken until BullMQ was told what became of it. */
export interface ClaimRoom {
  start(handler: ClaimHandler): void;
  apply(id: JobId, event: JobEvent): Promise<Applied>;
  /** A job was cancelled; or, without an id, one may have been. */
  cancelled(id: string | undefined): Promise<void>;
  drain(graceMs: number): Promise<void>;
}

/** What a handler that throws has made of a job: a bug, and no reason to lose the job over it. */
const AFTER_BUG: Outcome = { kind: 'retry', delayMs: 10_000 };

export function claimRoom(options: ClaimRoomOptions): ClaimRoom {
  const { redis, keys, store, logger, patiently, side } = options;
  const lockMs = (options.lockSeconds ?? 30) * 1000;
  const room = { store, logger, count: side.add };
  let worker: JobWorker | undefined;
  let held: HeldClaim | undefined;
  let idleSince: number | undefined = Date.now();
  const endings: (() => void)[] = [];

  const abort = (claim: HeldClaim, reason: AbortReason): void => {
    if (claim.controller.signal.aborted) return;
    logger.warn({ ...about(claim), reason }, 'claim aborted');
    if (reason === 'lock_lost') side.add(observe('lathe_locks_lost_total', {}, 1));
    abortClaim(claim, reason);
  };

  const apply = async (id: JobId, event: JobEvent): Promise<Applied> => {
    const claim = held?.id === id ? held : undefined;
    const writeId = crypto.randomUUID();
    const guess = claim?.record === undefined ? undefined : { record: claim.record };
    const applied = await patiently(() => applyEvent(room, id, event, { lock: claim?.lock, guess, writeId }));
    if (claim === undefined) return applied;
    claim.record = applied.record;
    if (applied.isLockLost === true) abort(claim, 'lock_lost');
    else if (applied.isCancelled === true) abort(claim, 'cancelled');
    return applied;
  };

  const cancelled = async (id: string | undefined): Promise<void> => {
    const claim = held;
    if (claim === undefined || (id !== undefined && id !== claim.id)) return;
    const isTold = await redis.exists(keys.cancel(claim.id)).catch(() => 0); // asked again when the connection is back
    if (isTold === 1) abort(claim, 'cancelled');
  };

  const lockLost = async (): Promise<void> => {
    const claim = held;
    if (claim === undefined) return;
    const isBack = await reclaimLock(redis, keys, claim, lockMs).catch(() => false);
    if (!isBack) abort(claim, 'lock_lost');
    else logger.warn(about(claim), 'lock ran out, and was taken again');
  };

  /** A job that was run before, or waited for its next attempt, is not what it was when it was made. */
  const prepare = async (claim: HeldClaim): Promise<void> => {
    if (claim.record !== undefined) return;
    claim.record = await patiently(() => store.read(claim.id));
    if (claim.record?.state === 'CANCELLED') abort(claim, 'cancelled');
    if (claim.record?.state === 'FAILED') await apply(claim.id, { type: 'due', at: new Date().toISOString() });
  };

  const handle = async (claim: HeldClaim, handler: ClaimHandler): Promise<Outcome> => {
    try {
      const before = claim.record ?? (await patiently(() => store.read(claim.id)));
      const given = claimOf({ ...claim, record: before });
      await prepare(claim);
      const waited = Math.max(0, Date.now() - given.readyAt.getTime()) / 1000;
      side.add(observe('lathe_queue_wait_seconds', { priority: String(given.priority) }, waited));
      return await handler(given);
    } catch (error) {
      logger.error({ ...about(claim), reason: plainReason(error) }, 'the handler of a claim threw');
      return AFTER_BUG;
    }
  };

  const process = async (job: BullJob, token: string, handler: ClaimHandler): Promise<null> => {
    const claim = holdClaim(job, token, keys);
    held = claim;
    idleSince = undefined;
    try {
      const outcome = await handle(claim, handler);
      return await conclude(claim, outcome, redis, keys);
    } catch (error) {
      if (isConclusion(error)) throw error;
      logger.warn({ ...about(claim), reason: plainReason(error) }, 'could not say what became of a job: it comes back');
      return await conclude(claim, { kind: 'abandon' }, redis, keys);
    } finally {
      held = undefined;
      idleSince = Date.now();
    }
  };

  const begin = (handler: ClaimHandler): JobWorker =>
    jobWorker({
      redis: options.blocking,
      keys,
      workerId: options.workerId,
      lockMs,
      stalledMs: (options.stalledSeconds ?? 30) * 1000,
      logger,
      process: (job, token) => process(job, token, handler),
      onLockLost: () => void lockLost(),
      onStalled: () => side.add(observe('lathe_jobs_stalled_total', {}, 1)),
    });

  return {
    apply,
    cancelled,
    start: (handler) => {
      worker = begin(handler);
      idleSince = Date.now();
      const restart = (): void => {
        logger.error('jobs wait, and none was given to this worker: connecting anew');
        void worker?.close(true);
        worker = begin(handler);
        idleSince = Date.now();
      };
      endings.push(watchFreezes(lockMs, () => held !== undefined && abort(held, 'lock_lost')));
      const watchdogMs = (options.watchdogSeconds ?? 60) * 1000;
      endings.push(watchIdleness(redis, keys, watchdogMs, { idleSince: () => idleSince, restart }));
    },
    drain: async (graceMs) => {
      for (const end of endings) end();
      if (worker !== undefined) await endWorker(worker, graceMs, () => held !== undefined && abort(held, 'draining'));
    },
  };
}

function about({ id, job, record }: HeldClaim) {
  const { preset, traceId } = job.data.request;
  return { jobId: id, attempt: record?.attempt, presetHash: preset.hash, traceId };
}
