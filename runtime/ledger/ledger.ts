import type { AttemptEnd, AttemptStart, JobRequest, JobResult } from '../../schemas/generated/job.ts';
import type { JobId } from '../jobs/job-id.ts';
import type { Cancellable } from '../storage/storage.ts';
import type { LedgerKeys } from './ledger-keys.ts';
import type { Survey } from './survey.ts';

/** An attempt as its worker told of it; without an end the worker was lost, or is still at it. */
export interface Attempt {
  readonly start: AttemptStart;
  readonly end?: AttemptEnd;
}

/** What an idempotency key stands for. */
export interface Reservation {
  readonly id: JobId;
  readonly bodySha256: string;
}

/**
 * The durable record of jobs, in object storage: what was accepted, and how it ended. It outlives Redis and every process,
 * and it decides: whoever writes the result of a round first has ended it, all others read what stands there.
 */
export interface Ledger {
  readonly keys: LedgerKeys;
  /**
   * Accepts a job: once this returns it is never lost. Accepting the same id again gives the request that stands.
   *
   * @returns the request that stands, which is the given one unless the id was accepted before
   */
  accept(request: JobRequest, options?: Cancellable): Promise<JobRequest>;
  readRequest(id: JobId, options?: Cancellable): Promise<JobRequest | undefined>;
  /** What there is of a job, by one list of its keys. */
  survey(id: JobId, options?: Cancellable): Promise<Survey>;
  /** Ends a round, unless it has ended. @returns the result that stands: compare `===` to know who decided */
  decide<Result extends JobResult>(result: Result, options?: Cancellable): Promise<Result | JobResult>;
  readResult(id: JobId, round: number, options?: Cancellable): Promise<JobResult | undefined>;
  /** Begins a round anew: of several who try, for one it is true. The job is pending again. */
  beginRound(id: JobId, round: number, options?: Cancellable): Promise<boolean>;
  /** Takes the next free number for an attempt of this worker. */
  beginAttempt(
    start: Omit<AttemptStart, 'format' | 'attempt'>,
    survey: Survey,
    options?: Cancellable,
  ): Promise<AttemptStart>;
  endAttempt(end: AttemptEnd, options?: Cancellable): Promise<void>;
  /** All attempts of all rounds, in order. */
  attempts(id: JobId, survey: Survey, options?: Cancellable): Promise<readonly Attempt[]>;
  /** The master of a round stands at its destination. */
  markPublished(id: JobId, round: number, options?: Cancellable): Promise<void>;
  /** Nothing is left to be done for a job: no recovery looks at it again. */
  settle(id: JobId, options?: Cancellable): Promise<void>;
  /** The jobs that are accepted and not settled, oldest first. */
  pending(options?: Cancellable): AsyncIterable<JobId>;
  /** All jobs there are, oldest first; it walks through every object, so for repairs only. */
  all(options?: Cancellable): AsyncIterable<JobId>;
  /** Takes an idempotency key for a job. @returns the reservation that stands */
  reserve(keyDigest: string, reservation: Reservation, options?: Cancellable): Promise<Reservation>;
}
