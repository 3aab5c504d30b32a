/* Generated from schemas/api.schema.json by `npm run generate`; do not edit. */

/**
 * What the HTTP API reads and answers.
 */
export type ApiDocuments =
  | Submission
  | Batch
  | ReplayOrder
  | Cancellation
  | Job
  | JobPage
  | Event
  | Problem
  | BatchAnswer
  | JobArtifacts
  | PresetList
  | ProfileList
  | WebhookList
  | Readiness
  | Health;
/**
 * s3://bucket/key, or file:///srv/lathe/key where the service keeps files. Nothing in it is decoded.
 */
export type Uri = string;
/**
 * Where an input lies, and which of its streams is meant.
 */
export type SubmittedInput =
  | Uri
  | {
      uri: Uri;
      stream?: StreamChoice;
    };
/**
 * Which of several audio streams: a number from 0, or lang:CODE. Without one it is the file's default.
 */
export type StreamChoice = number | string;
/**
 * name_vN, or sha256: and the hash.
 */
export type Reference = string;
/**
 * A number in the param's own unit, or a text with a unit: -16 LUFS, 3:1, 80 Hz, 0.2 kHz, 300 ms.
 */
export type ParamValue = number | string;
/**
 * 1 is first, 1000 last; 100 where none is given.
 */
export type Priority = number;
/**
 * The caller's own name for the job, 1 to 256 characters without control characters; several jobs may have the same.
 */
export type ExternalId = string;
/**
 * Of a replay: whether what the first job measured is taken as given, or everything is measured anew; recorded where absent.
 */
export type ReplayMeasurements = 'recorded' | 'anew';
/**
 * What is asked for: a master, or a plan of one.
 */
export type JobKind = 'master' | 'plan';
export type JobState = 'PENDING' | 'PROCESSING' | 'FAILED' | 'COMPLETED' | 'DEAD' | 'CANCELLED';
/**
 * sha256: and the hash of an artifact.
 */
export type Address = string;
/**
 * Why a job is not tried again: trying changes nothing; it was tried often enough; or it failed alike on different workers, or took several down.
 */
export type DeadReason = 'non_retryable' | 'exhausted' | 'poison';

/**
 * A job to be accepted. Give the inputs by the names that the preset declares, or `inputAssetId` alone where it has one input.
 */
export interface Submission {
  /**
   * The input of a preset that has one; shorthand for `inputs`.
   */
  inputAssetId?: Uri;
  /**
   * By the names that the preset declares.
   */
  inputs?: {
    [k: string]: SubmittedInput;
  };
  /**
   * The preset: what happens to the sound.
   */
  audioProfile: Reference;
  /**
   * The profile: the format of the master.
   */
  outputProfile: Reference;
  /**
   * What differs from the preset's defaults.
   */
  params?: {
    [k: string]: ParamValue;
  };
  /**
   * Where the master goes, with an extension of the profile's container. Without one it lies under the service's own prefix, by the job's id.
   */
  destination?: Uri;
  priority?: Priority;
  tags?: Tags;
  externalId?: ExternalId;
  /**
   * Keeps FFmpeg's own words and all files in between.
   */
  verbose?: boolean;
  /**
   * The same bytes on every machine, at the price of speed.
   */
  reproducible?: boolean;
  notify?: Notify;
}
/**
 * The caller's own words, to find jobs by: at most 20 of up to 256 characters.
 */
export interface Tags {
  [k: string]: string;
}
/**
 * Where each change of the job's state is posted to, signed.
 */
export interface Notify {
  /**
   * Its origin must be one that the operator allows.
   */
  url: string;
}
/**
 * Several submissions; each is accepted or refused on its own.
 */
export interface Batch {
  /**
   * @minItems 1
   * @maxItems 100
   */
  jobs: [Submission, ...Submission[]];
}
/**
 * How a job is run again. Inputs, preset, profile and params are those of the job.
 */
export interface ReplayOrder {
  /**
   * Keeps FFmpeg's own words and all files in between.
   */
  verbose?: boolean;
  priority?: Priority;
  notify?: Notify;
  /**
   * `recorded` takes what the first job measured as given, as far as it is kept; `anew` measures everything again. `recorded` where absent.
   */
  measure?: ReplayMeasurements;
}
/**
 * Why a job is cancelled.
 */
export interface Cancellation {
  /**
   * It is kept with the job.
   */
  why?: string;
}
/**
 * A job as it stands.
 */
export interface Job {
  /**
   * A UUIDv7.
   */
  id: string;
  kind: JobKind;
  state: JobState;
  /**
   * 1, and one more each time that the dead job was taken up again.
   */
  round: number;
  /**
   * The latest one that began; 0 before the first.
   */
  attempt: number;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  createdAt: string;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  updatedAt: string;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  startedAt?: string;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  endedAt?: string;
  /**
   * Of a FAILED job: when it is tried again.
   */
  nextAttemptAt?: string;
  worker?: string;
  progress?: JobProgress;
  preset: NamedArtifact;
  profile: NamedArtifact;
  inputs: {
    [k: string]: InputReference;
  };
  /**
   * What was given, in each param's own unit.
   */
  params: {
    [k: string]: number;
  };
  /**
   * Where the master goes; a plan has none.
   */
  destination?: string;
  priority: number;
  tags: {
    [k: string]: string;
  };
  externalId?: string;
  verbose: boolean;
  reproducible: boolean;
  /**
   * Without its query, which may hold a secret.
   */
  notifyUrl?: string;
  /**
   * A UUIDv7.
   */
  replayOf?: string;
  measure?: ReplayMeasurements;
  /**
   * The name of the token that it was submitted with.
   */
  submittedBy?: string;
  traceId: string;
  /**
   * Of a DEAD job.
   */
  reason?: DeadReason;
  /**
   * Of a CANCELLED job.
   */
  why?: string;
  /**
   * Of the latest attempt that failed.
   */
  error?: FailureDescription;
  outcome?: Outcome;
  links: JobLinks;
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
/**
 * An artifact as the job resolved it when it was accepted.
 */
export interface NamedArtifact {
  label?: string;
  hash: Address;
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
  sha256?: string;
  /**
   * Which of several audio streams: a number from 0, or lang:CODE.
   */
  stream?: string;
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
/**
 * What a completed job left behind.
 */
export interface Outcome {
  attempt: number;
  /**
   * The master as the attempt wrote it.
   */
  output?: StoredFile;
  /**
   * Where a copy of it was put.
   */
  destination?: string;
  /**
   * The engine's report. Lists leave it out.
   */
  report?: {};
  /**
   * What a job would do. Lists leave it out.
   */
  plan?: {};
  replay?: ReplayVerdict;
}
export interface StoredFile {
  uri: string;
  sha256: string;
  bytes: number;
}
export interface ReplayVerdict {
  /**
   * A UUIDv7.
   */
  of: string;
  verdict: 'bit_exact' | 'pcm_exact' | 'loudness_equal' | 'different';
  details: string[];
}
/**
 * Where more about the job is.
 */
export interface JobLinks {
  self: string;
  events: string;
  logs: string;
  artifacts: string;
}
/**
 * Jobs, newest first.
 */
export interface JobPage {
  jobs: Job[];
  /**
   * Where the next page begins; absent on the last one.
   */
  cursor?: string;
}
/**
 * Something that happened to a job, and the state that it has since.
 */
export interface Event {
  type:
    | 'submitted'
    | 'started'
    | 'progress'
    | 'attempt_failed'
    | 'due'
    | 'returned'
    | 'completed'
    | 'died'
    | 'cancelled'
    | 'retried';
  /**
   * A UUIDv7.
   */
  jobId: string;
  state: JobState;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  at: string;
  round?: number;
  attempt?: number;
  worker?: string;
  progress?: JobProgress;
  error?: FailureDescription;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  nextAttemptAt?: string;
  reason?: DeadReason;
  why?: string;
  outcome?: Outcome;
}
/**
 * Why a request was not done (RFC 9457).
 */
export interface Problem {
  /**
   * The page about this code, relative to the service.
   */
  type: string;
  title: string;
  status: number;
  detail: string;
  /**
   * Stable; docs/failures has a page on each.
   */
  code: string;
  /**
   * What to do about it.
   */
  hint: string;
  /**
   * Names this one answer; the service's log has the same id.
   */
  instance: string;
  /**
   * All that is wrong, where the request itself is at fault.
   */
  errors?: RequestFault[];
}
/**
 * One thing that is wrong, and where.
 */
export interface RequestFault {
  /**
   * A JSON Pointer into the body; empty for all of it. What is no part of the body begins with its place: `query`, `header`.
   */
  pointer: string;
  code: string;
  detail: string;
  hint?: string;
}
/**
 * What became of each submission, in their order.
 */
export interface BatchAnswer {
  results: BatchItem[];
}
/**
 * What became of one submission of a batch.
 */
export interface BatchItem {
  /**
   * As if it had been sent alone.
   */
  status: number;
  job?: Job;
  problem?: Problem;
}
/**
 * The files of a job.
 */
export interface JobArtifacts {
  artifacts: JobArtifact[];
}
/**
 * A file that a job left behind.
 */
export interface JobArtifact {
  name: string;
  kind: 'master' | 'report' | 'log' | 'file' | 'debug';
  attempt?: number;
  bytes: number;
  sha256?: string;
  /**
   * Where it can be fetched.
   */
  href: string;
}
/**
 * All published presets, by name and version.
 */
export interface PresetList {
  presets: PublishedPreset[];
}
/**
 * A preset that jobs can name.
 */
export interface PublishedPreset {
  label: string;
  hash: Address;
  title?: string;
  inputs: string[];
  params: PresetParam[];
  /**
   * JSON Schema of the `params` of a submission.
   */
  schema: {};
}
/**
 * A value that the caller may set.
 */
export interface PresetParam {
  name: string;
  type: string;
  /**
   * That of numbers without one.
   */
  unit: string;
  default: number;
  min: number;
  max: number;
  /**
   * As an engineer writes it.
   */
  defaultText?: string;
  rangeText?: string;
}
/**
 * All published profiles, by name and version.
 */
export interface ProfileList {
  profiles: PublishedProfile[];
}
/**
 * A profile that jobs can name.
 */
export interface PublishedProfile {
  label: string;
  hash: Address;
  title?: string;
  container: string;
  /**
   * Of a destination, without the dot.
   */
  extensions: string[];
  codec: string;
  lossless: boolean;
  /**
   * Hz; absent where the source's is kept.
   */
  sampleRate?: number;
  /**
   * Absent where the preset's are kept.
   */
  channels?: number;
  video: 'none' | 'copy';
}
/**
 * The webhooks of a job in the order of its events, a replay after what it repeats.
 */
export interface WebhookList {
  webhooks: Webhook[];
}
/**
 * A webhook, and what became of it.
 */
export interface Webhook {
  /**
   * Of this delivery; one that is sent again has another.
   */
  id: string;
  /**
   * What it tells of, such as job.completed.
   */
  type: string;
  /**
   * The same in every repetition: what Lathe-Event-Id holds.
   */
  eventId: string;
  /**
   * Without its query, which may hold a secret.
   */
  url: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  createdAt: string;
  /**
   * ISO 8601 in UTC, with milliseconds.
   */
  lastAttemptAt?: string;
  /**
   * That the receiver answered last.
   */
  lastStatus?: number;
  /**
   * Why the last attempt came to nothing.
   */
  lastError?: string;
}
/**
 * Whether jobs can be accepted.
 */
export interface Readiness {
  status: 'ready' | 'not_ready';
  checks: ReadinessChecks;
  /**
   * That are connected. Without one, jobs are accepted and wait.
   */
  workers: number;
  /**
   * What workers tell of themselves, such as how FFmpeg is confined.
   */
  details?: {};
}
/**
 * What the service needs.
 */
export interface ReadinessChecks {
  redis: Check;
  storage: Check;
  registry: Check;
}
/**
 * Whether something answers that the service needs.
 */
export interface Check {
  ok: boolean;
  ms: number;
  /**
   * The code of its failure; the log has the rest.
   */
  problem?: string;
}
/**
 * The process is alive.
 */
export interface Health {
  status: 'alive';
  version: string;
}
