import type { EventOptions } from './events/follow-events.ts';
import type { LogOptions } from './jobs/follow-logs.ts';
import type { WaitOptions } from './jobs/wait-for.ts';
import type {
  BatchItem,
  Cancellable,
  Download,
  Health,
  HeardEvent,
  Job,
  JobArtifact,
  JobFilter,
  JobPage,
  Keyed,
  LogLine,
  PublishedPreset,
  PublishedProfile,
  Readiness,
  ReplayOrder,
  Submission,
  Webhook,
} from './types.ts';

/**
 * The service, a method for each thing that it does.
 *
 * Every method rejects with `LatheApiError` where the service answers with a problem, and with `LatheUnreachableError` where
 * it does not answer. Reading, and submitting with an idempotency key, is repeated a few times where the service is busy.
 */
export interface LatheClient {
  /** Submits a job. Once it resolves the job is accepted, and is not lost whatever happens. */
  submit(submission: Submission, options?: Keyed): Promise<Job>;
  /** Submits a job that says what a master would be, without rendering it: its outcome is a plan. */
  plan(submission: Submission, options?: Keyed): Promise<Job>;
  /** Submits up to 100 jobs. @returns what became of each, in their order */
  batch(submissions: readonly Submission[], options?: Keyed): Promise<readonly BatchItem[]>;
  /** A job as it stands. */
  job(id: string, options?: Cancellable): Promise<Job>;
  /** All jobs that fit, newest first; pages are read as they are needed. */
  jobs(filter?: JobFilter, options?: Cancellable): AsyncIterable<Job>;
  /** One page of them. */
  jobPage(filter?: JobFilter, options?: Cancellable): Promise<JobPage>;
  /** Waits until a job has ended, however that takes. @returns the job as it ended: COMPLETED, DEAD or CANCELLED */
  waitFor(id: string, options?: WaitOptions): Promise<Job>;
  /** Cancels a job at once. Rejects with 409 where it has ended. */
  cancel(id: string, options?: Cancellable & { readonly why?: string | undefined }): Promise<Job>;
  /** Takes a DEAD job up again. Rejects with 409 for any other. */
  retry(id: string, options?: Cancellable): Promise<Job>;
  /** Runs a job that has ended again, as a new one whose outcome says how alike the masters are. @returns the new job */
  replay(id: string, order?: ReplayOrder, options?: Keyed): Promise<Job>;
  /**
   * What happened to a job and what happens to it, until it is over. A connection that breaks is made again, and goes on
   * behind the last event.
   */
  events(id: string, options?: EventOptions): AsyncIterable<HeardEvent>;
  /** The lines of one attempt's log, or of all from now on where they are followed. */
  logs(id: string, options?: LogOptions): AsyncIterable<LogLine>;
  /** A file that an attempt wrote beside its log, by a name that the log's last line has. */
  logFile(id: string, options: Cancellable & { readonly attempt: number; readonly file: string }): Promise<Download>;
  /** The files that a job left behind. */
  artifacts(id: string, options?: Cancellable): Promise<readonly JobArtifact[]>;
  /** One of them, by its name. */
  download(id: string, name: string, options?: Cancellable): Promise<Download>;
  /** What a submission may name as `audioProfile`. */
  presets(options?: Cancellable): Promise<readonly PublishedPreset[]>;
  /** What a submission may name as `outputProfile`. */
  profiles(options?: Cancellable): Promise<readonly PublishedProfile[]>;
  /** The canonical bytes of a preset or a profile, by its hash. */
  artifact(hash: string, options?: Cancellable): Promise<string>;
  /** What was told to others of a job, and what became of it. */
  webhooks(id: string, options?: Cancellable): Promise<readonly Webhook[]>;
  /** Sends one of them again. */
  replayWebhook(id: string, delivery: string, options?: Cancellable): Promise<Webhook>;
  /** Whether the process is alive; needs no token. */
  health(options?: Cancellable): Promise<Health>;
  /** Whether jobs can be accepted, and what is missing where they cannot. */
  readiness(options?: Cancellable): Promise<Readiness>;
  /** The figures of the service, as Prometheus reads them. */
  metrics(options?: Cancellable): Promise<string>;
}
