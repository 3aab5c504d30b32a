import type { JobEvent, JobProgress } from '../../schemas/generated/job.ts';
import type { JobId } from './job-id.ts';
import type { Applied } from './job-queue.ts';

/** A job that a worker was given. */
export interface Claim {
  readonly id: JobId;
  readonly round: number;
  /** When it could have been taken at the earliest: waiting counts from then. */
  readonly readyAt: Date;
  readonly priority: number;
  /**
   * Aborts as soon as this worker must not go on: its reason is `lock_lost` (another may have the job by now: publish nothing),
   * `cancelled` (the job was decided by somebody else), or `draining` (give it back).
   */
  readonly signal: AbortSignal;
}

export type AbortReason = 'lock_lost' | 'cancelled' | 'draining';

/** What a worker makes of a claim. */
export type Outcome =
  /** It has ended, one way or another, and that is recorded. `dead` keeps it among the queue's failed ones, where operators look. */
  | { readonly kind: 'done' }
  | { readonly kind: 'dead'; readonly why: string }
  /** It comes back after a while. */
  | { readonly kind: 'retry'; readonly delayMs: number }
  /** It goes back to the head of the queue at once. */
  | { readonly kind: 'return' }
  /** The lock was lost: nothing may be said of it any more. */
  | { readonly kind: 'abandon' };

export type ClaimHandler = (claim: Claim) => Promise<Outcome>;

/** A worker's end of the queue: it takes one job at a time. */
export interface JobFeed {
  /** Begins to take jobs. */
  start(handler: ClaimHandler): void;
  /** Applies an event to a job's record, as `JobQueue.apply`. Redis being away is waited for, within bounds. */
  apply(id: JobId, event: JobEvent): Promise<Applied>;
  /** At most once a second, and for each change of a hundredth; lost where Redis is away. Older attempts are ignored. */
  progress(id: JobId, progress: JobProgress): void;
  /** Ships a line of the job's log, for whoever follows it; lost where Redis is away. */
  log(id: JobId, attempt: number, line: string): void;
  /** Adds figures to those of the whole service. */
  ship(observations: readonly Observation[]): Promise<void>;
  /**
   * Takes no more jobs, lets the one that runs end within the grace period, and then gives it back.
   */
  drain(graceMs: number): Promise<void>;
}

/** A figure for one of the metrics that `runtime/telemetry` lists: counters add, histograms sort it into a bucket. */
export interface Observation {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
