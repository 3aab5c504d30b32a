import type { JobState } from '../../../schemas/generated/job.ts';

/** A job as the API and storage tell of it once everything is over. */
export interface FinalJob {
  readonly id: string;
  /** What its submitter called it: the same over repeated submissions. */
  readonly order: string;
  readonly state: JobState;
  readonly attempt: number;
  /** Where its master is to be found, as a key of the bucket. */
  readonly masterKey?: string;
  /** The digest that its result names. */
  readonly sha256?: string;
}

/** What is there once everything is over. */
export interface Remains {
  readonly jobs: readonly FinalJob[];
  /** The digest of each object, by key. */
  readonly objects: ReadonlyMap<string, string>;
  /** Keys of uploads in parts that nobody completed or aborted. */
  readonly openUploads: readonly string[];
  /** Paths of what is left in the scratch folders. */
  readonly scratch: readonly string[];
  /** Command lines of processes that nobody should have left. */
  readonly processes: readonly string[];
}

/** What an undisturbed service would have made of the same orders. */
export interface Expected {
  /** By order: the digest of its master, or `dead` where no attempt can succeed. */
  readonly orders: ReadonlyMap<string, string>;
  /** From when a job is written down until its result is. */
  readonly withinMs: number;
  /** Attempts that one job may take. */
  readonly maxAttempts: number;
  /** Attempts that a job may take that cannot succeed. */
  readonly maxPoisonAttempts: number;
  /** What the service may leave in storage. */
  readonly keys: readonly RegExp[];
}

/** An order that cannot be fulfilled. */
export const DEAD = 'dead';
