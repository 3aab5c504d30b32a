import type { Logger } from 'pino';
import type { FfmpegHost } from '../engine/host/host.ts';
import type { Limits } from '../engine/process/spec.ts';
import type { JobFeed } from '../jobs/job-feed.ts';
import type { RetryPolicy } from '../jobs/retry-policy.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Registry } from '../registry/registry.ts';
import type { Storage } from '../storage/storage.ts';

/** Takes jobs from the queue, one at a time. It opens no port and keeps nothing that another worker would need. */
export interface Worker {
  /**
   * Sweeps what killed workers left, and begins to take jobs.
   *
   * @throws LatheFailure `worker/scratch_unusable`, `ffmpeg/*` where no job could be done here
   */
  start(): Promise<void>;
  /** Takes no more jobs; one that runs may end within the grace period, and is given back after it. */
  drain(graceMs: number): Promise<void>;
}

/** What one worker may use. */
export interface WorkerLimits {
  /** Larger inputs are refused. */
  readonly maxInputBytes: number;
  /** Of what is kept of one attempt for inspection; what is left out is named. */
  readonly maxDebugBytes: number;
  /** How long each FFmpeg may take; by the length of the media where absent. */
  readonly process?: Limits | undefined;
}

export const defaultWorkerLimits: WorkerLimits = { maxInputBytes: 64 * 2 ** 30, maxDebugBytes: 2 * 2 ** 30 };

/** What a worker needs. */
export interface WorkerOptions {
  readonly feed: JobFeed;
  readonly ledger: Ledger;
  readonly storage: Storage;
  readonly registry: Registry;
  readonly host: FfmpegHost;
  readonly logger: Logger;
  /** Unique among the workers that run. */
  readonly workerId: string;
  /** Where the folders of its jobs are made, and removed again; made where it is missing. */
  readonly scratchRoot: string;
  /** Where masters go whose jobs name no destination; without a slash at its end. */
  readonly outputsBase: string;
  readonly policy?: RetryPolicy | undefined;
  readonly limits?: Partial<WorkerLimits> | undefined;
  /** Days that what is left of a failed attempt is kept for; 7 where none is given. */
  readonly debugDays?: number | undefined;
}

/** The same, complete: what every part of a worker works with. */
export interface Surroundings extends WorkerOptions {
  readonly policy: RetryPolicy;
  readonly limits: WorkerLimits;
  readonly debugDays: number;
}
