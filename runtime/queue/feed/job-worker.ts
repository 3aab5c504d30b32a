import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { plainReason } from '../connection/unavailable.ts';
import { JOBS, type QueueKeys } from '../keys.ts';
import type { JobData } from '../order/enqueue.ts';
import type { BullJob } from './held-claim.ts';

export interface JobWorkerOptions {
  /** Waits for Redis for ever; a second one like it is made for the blocking read. */
  readonly redis: Redis;
  readonly keys: QueueKeys;
  readonly workerId: string;
  readonly lockMs: number;
  readonly stalledMs: number;
  readonly logger: Logger;
  readonly process: (job: BullJob, token: string) => Promise<null>;
  readonly onLocksLost: (bullIds: readonly string[]) => void;
  readonly onStalled: (bullId: string) => void;
}

export type JobWorker = Worker<JobData, null, string>;

/** The ledger counts the workers that a job has cost; BullMQ is not to end a job over it. */
const MOST_STALLS = 1_000_000;

/** BullMQ's worker, one job at a time. Its own retries and progress are not used. */
export function jobWorker(options: JobWorkerOptions): JobWorker {
  const { redis, keys, logger } = options;
  // With three parameters BullMQ knows that a job can be told to stop.
  const process = (job: BullJob, token = '', _signal?: AbortSignal) => options.process(job, token);
  const worker: JobWorker = new Worker(JOBS, process, {
    connection: redis,
    prefix: keys.bull,
    name: options.workerId.replaceAll(/[^\w.:-]/g, '_'), // it becomes a connection's name, which has no spaces
    concurrency: 1,
    lockDuration: options.lockMs,
    stalledInterval: options.stalledMs,
    maxStalledCount: MOST_STALLS,
    drainDelay: 5,
    runRetryDelay: 1_000,
  });
  worker.on('error', (error) => logger.debug({ reason: plainReason(error) }, 'BullMQ'));
  worker.on('lockRenewalFailed', options.onLocksLost);
  worker.on('stalled', options.onStalled);
  return worker;
}
