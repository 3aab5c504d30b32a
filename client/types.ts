import type { components, operations } from './generated/openapi.ts';

type Schemas = components['schemas'];

export type Batch = Schemas['Batch'];
export type BatchItem = Schemas['BatchItem'];
export type Cancellation = Schemas['Cancellation'];
export type Failure = Schemas['FailureDescription'];
export type Health = Schemas['Health'];
export type Job = Schemas['Job'];
export type JobArtifact = Schemas['JobArtifact'];
export type JobEvent = Schemas['Event'];
export type JobPage = Schemas['JobPage'];
export type JobProgress = Schemas['JobProgress'];
export type JobState = Schemas['JobState'];
export type Outcome = Schemas['Outcome'];
export type Problem = Schemas['Problem'];
export type PublishedPreset = Schemas['PublishedPreset'];
export type PublishedProfile = Schemas['PublishedProfile'];
export type Readiness = Schemas['Readiness'];
export type ReplayOrder = Schemas['ReplayOrder'];
export type RequestFault = Schemas['RequestFault'];
export type Submission = Schemas['Submission'];
export type Webhook = Schemas['Webhook'];

/** Which jobs a list has, and from where on. */
export type JobFilter = NonNullable<operations['listJobs']['parameters']['query']>;

/** An event as it was heard. */
export type HeardEvent = JobEvent & {
  /** What to give as `after` to hear those that follow; undefined of a last event that was told from how the job stands. */
  readonly eventId: string | undefined;
};

/** A line of a job's log. The last one of an attempt that has ended names its files instead. */
export interface LogLine {
  /** ISO 8601 in UTC. */
  readonly time?: string;
  readonly level?: string;
  readonly message?: string;
  readonly attempt?: number;
  readonly files?: readonly LogFile[];
  readonly [field: string]: unknown;
}

/** What an attempt wrote down beside its log, to be read with `logFile`. */
export interface LogFile {
  readonly name: string;
  readonly bytes: number;
}

/** A file as it comes. */
export interface Download {
  readonly body: ReadableStream<Uint8Array>;
  /** Undefined where the service does not say. */
  readonly bytes: number | undefined;
  readonly contentType: string | undefined;
}

/** Whatever can be given up. */
export interface Cancellable {
  readonly signal?: AbortSignal | undefined;
}

/** What repeats a request safely. */
export interface Keyed extends Cancellable {
  /** The same key and body give the same job; with a key a submission is repeated where the service is busy. */
  readonly idempotencyKey?: string | undefined;
}
