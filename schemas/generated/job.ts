/* Generated from schemas/job.schema.json by `npm run generate`; do not edit. */

/**
 * What is said of a job: how it was accepted, what became of it, and what happened in between.
 */
export type JobDocuments = JobRequest | JobResult | AttemptStart | AttemptEnd | JobRecord | JobEvent | JobProgress;
/**
 * A UUIDv7.
 */
export type JobId = string;
/**
 * What is asked for: a master, or a plan of one.
 */
export type JobKind = 'master' | 'plan';
/**
 * ISO 8601 in UTC, with milliseconds.
 */
export type Time = string;
export type Sha256 = string;
/**
 * Of a replay: whether what the first job measured is taken as given, or everything is measured anew; recorded where absent.
 */
export type ReplayMeasurements = 'recorded' | 'anew';
/**
 * How a round of a job ended, decided by whoever puts it first: jobs/<id>/result.json.
 */
export type JobResult = CompletedResult | DeadResult | CancelledResult;
/**
 * Why a job is not tried again: trying changes nothing; it was tried often enough; or it failed alike on different workers, or took several down.
 */
export type DeadReason = 'non_retryable' | 'exhausted' | 'poison';
export type JobState = 'PENDING' | 'PROCESSING' | 'FAILED' | 'COMPLETED' | 'DEAD' | 'CANCELLED';
/**
 * Something that happened to a job.
 */
export type JobEvent = Submitted | Started | AttemptFailed | Due | Returned | Completed | Died | Cancelled | Retried;

/**
 * A job as it was accepted, and as it is run whenever it is run: jobs/<id>/request.json.
 */
export interface JobRequest {
  format: 1;
  id: JobId;
  kind: JobKind;
  createdAt: Time;
  preset: ArtifactReference;
  profile: ArtifactReference;
  inputs: {
    [k: string]: InputReference;
  };
  /**
   * In each param's own unit.
   */
  params: {
    [k: string]: number;
  };
  /**
   * Where the master goes; a plan has none.
   */
  destination?: string;
  /**
   * 1 is first, 1000 last.
   */
  priority: number;
  tags: {
    [k: string]: string;
  };
  externalId?: string;
  verbose: boolean;
  reproducible: boolean;
  notifyUrl?: string;
  replayOf?: JobId;
  measure?: ReplayMeasurements;
  /**
   * The name of the token that it was submitted with.
   */
  submittedBy?: string;
  traceId: string;
  /**
   * Of what the caller sent: the same idempotency key with another body is refused.
   */
  bodySha256: Sha256;
}
/**
 * An artifact as the job resolved it when it was accepted.
 */
export interface ArtifactReference {
  hash: Sha256;
  label?: string;
}
/**
 * An input as it lay in storage when the job was accepted.
 */
export interface InputReference {
  uri: string;
  /**
   * The version that is read; another one fails the job.
   */
  etag: string;
  bytes: number;
  /**
   * Of a replay: the digest that the first job read.
   */
  sha256?: Sha256;
  /**
   * Which of several audio streams: a number from 0, or lang:CODE.
   */
  stream?: string;
}
export interface CompletedResult {
  format: 1;
  id: JobId;
  round: number;
  state: 'COMPLETED';
  endedAt: Time;
  attempt: number;
  worker: string;
  /**
   * Under the attempt's own key; it is copied to the destination after this was written.
   */
  output?: StoredFile;
  destination?: string;
  /**
   * The engine's report of a master.
   */
  report?: {};
  /**
   * The engine's plan.
   */
  plan?: {};
  replay?: ReplayVerdict;
}
export interface StoredFile {
  uri: string;
  sha256: Sha256;
  bytes: number;
}
export interface ReplayVerdict {
  of: JobId;
  verdict: 'bit_exact' | 'pcm_exact' | 'loudness_equal' | 'different';
  details: string[];
}
export interface DeadResult {
  format: 1;
  id: JobId;
  round: number;
  state: 'DEAD';
  endedAt: Time;
  attempt: number;
  worker?: string;
  reason: DeadReason;
  error: FailureDescription;
}
export interface FailureDescription {
  code: string;
  class: 'INPUT' | 'PRESET' | 'POLICY' | 'INFRA' | 'TIMEOUT' | 'INTERNAL';
  retryable: boolean;
  message: string;
  hint: string;
  stage?: string;
  excerpt?: string[];
}
export interface CancelledResult {
  format: 1;
  id: JobId;
  round: number;
  state: 'CANCELLED';
  endedAt: Time;
  why: string;
}
/**
 * Claims the number of an attempt for one worker: jobs/<id>/attempts/<n>/started.json.
 */
export interface AttemptStart {
  format: 1;
  id: JobId;
  round: number;
  attempt: number;
  worker: string;
  startedAt: Time;
}
/**
 * How an attempt ended, by its worker: jobs/<id>/attempts/<n>/ended.json. Without one the worker was lost.
 */
export interface AttemptEnd {
  format: 1;
  id: JobId;
  round: number;
  attempt: number;
  worker: string;
  startedAt: Time;
  endedAt: Time;
  outcome: 'completed' | 'failed' | 'cancelled' | 'returned' | 'superseded';
  error?: FailureDescription;
  /**
   * Versions, timings, confinement, what was measured.
   */
  details?: {};
}
/**
 * A job as it stands.
 */
export interface JobRecord {
  id: JobId;
  /**
   * Counts the events; a write that does not follow on the version it read is refused.
   */
  version: number;
  state: JobState;
  /**
   * 1, and one more each time that a dead job was taken up again.
   */
  round: number;
  /**
   * The latest one that began; 0 before the first.
   */
  attempt: number;
  updatedAt: Time;
  request: JobRequest;
  startedAt?: Time;
  endedAt?: Time;
  nextAttemptAt?: Time;
  worker?: string;
  reason?: DeadReason;
  /**
   * Why it was cancelled.
   */
  why?: string;
  error?: FailureDescription;
  result?: CompletedResult;
}
export interface Submitted {
  type: 'submitted';
  at: Time;
  request: JobRequest;
  round: number;
}
export interface Started {
  type: 'started';
  at: Time;
  attempt: number;
  worker: string;
}
export interface AttemptFailed {
  type: 'attempt_failed';
  at: Time;
  attempt: number;
  error: FailureDescription;
  nextAttemptAt: Time;
}
export interface Due {
  type: 'due';
  at: Time;
}
export interface Returned {
  type: 'returned';
  at: Time;
  attempt: number;
  why: string;
}
export interface Completed {
  type: 'completed';
  at: Time;
  result: CompletedResult;
}
export interface Died {
  type: 'died';
  at: Time;
  result: DeadResult;
}
export interface Cancelled {
  type: 'cancelled';
  at: Time;
  result: CancelledResult;
}
export interface Retried {
  type: 'retried';
  at: Time;
  round: number;
}
/**
 * Where the attempt that runs stands.
 */
export interface JobProgress {
  attempt: number;
  stage: 'download' | 'analyze' | 'solve' | 'render' | 'upload';
  detail: string;
  /**
   * 0 to 1, of this stage.
   */
  fraction: number;
  /**
   * Media seconds a wall second.
   */
  speed?: number;
}
