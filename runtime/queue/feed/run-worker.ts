import type { Redis } from 'ioredis';
import type { ClaimHandler } from '../../jobs/job-feed.ts';
import { observe } from '../../telemetry/observe.ts';
import type { Desk, DeskOptions } from './desk.ts';
import { endWorker } from './end-worker.ts';
import { watchFreezes } from './frozen.ts';
import { type JobWorker, jobWorker } from './job-worker.ts';
import { watchIdleness } from './watchdog.ts';
import { workOn } from './work-on.ts';

export interface RunOptions extends DeskOptions {
  readonly workerId: string;
  /** For BullMQ: it waits for Redis. */
  readonly patient: Redis;
  readonly stalledMs: number;
  readonly watchdogMs: number;
}

/** Takes jobs until it is drained, with an eye on itself. */
export function runWorker(
  desk: Desk,
  options: RunOptions,
  handler: ClaimHandler,
): { drain(graceMs: number): Promise<void> } {
  const { redis, keys, lockMs, logger } = options;
  let idleSince: number | undefined = Date.now();
  const process = async (...[job, token]: Parameters<Parameters<typeof jobWorker>[0]['process']>): Promise<null> => {
    idleSince = undefined;
    try {
      return await workOn(desk, options, handler, job, token);
    } finally {
      idleSince = Date.now();
    }
  };
  const begin = (): JobWorker =>
    jobWorker({
      ...options,
      redis: options.patient,
      process,
      onLocksLost: (bullIds) => void desk.locksLost(bullIds),
      onStalled: () => options.side.add(observe('lathe_jobs_stalled_total', {}, 1)),
    });
  let worker = begin();
  const restart = (): void => {
    logger.error('jobs wait, and none was given to this worker: it connects anew');
    void worker.close(true);
    worker = begin();
    idleSince = Date.now();
  };
  const endFreezes = watchFreezes(lockMs, () => desk.abort('lock_lost'));
  const endIdleness = watchIdleness(redis, keys, options.watchdogMs, { idleSince: () => idleSince, restart });
  return {
    drain: async (graceMs) => {
      endFreezes();
      endIdleness();
      await endWorker(worker, graceMs, {
        isThere: () => desk.held() !== undefined,
        stop: () => desk.abort('draining'),
      });
    },
  };
}
