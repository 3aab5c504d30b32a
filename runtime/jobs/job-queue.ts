import type { JobEvent, JobProgress, JobRecord, JobRequest, JobState } from '../../schemas/generated/job.ts';
import type { JobId } from './job-id.ts';

/** An event as it was published: its id orders all events of all jobs. */
export interface PublishedEvent {
  /** Opaque, and larger the later: what `Last-Event-ID` holds. */
  readonly eventId: string;
  readonly jobId: JobId;
  /** After the event. */
  readonly state: JobState;
  readonly event: JobEvent | { readonly type: 'progress'; readonly at: string; readonly progress: JobProgress };
}

/** A job and where its attempt stands. */
export interface FoundJob {
  readonly record: JobRecord;
  /** Of the attempt that runs; absent before it begins and after it ended. */
  readonly progress?: JobProgress;
}

/** What became of an event: the job as it stands now, and whether the event was what brought it there. */
export interface Applied {
  readonly record: JobRecord | undefined;
  /** Absent where it was applied. */
  readonly refused?: string;
}

export interface ApplyHow {
  /** It happened before, and is only written down again: nobody is sent a webhook of it, and no figure counts it. */
  readonly isPast?: boolean | undefined;
}

export interface JobFilter {
  readonly state?: JobState | undefined;
  /** A label `name_vN` or a hash. */
  readonly preset?: string | undefined;
  /** `key=value`. */
  readonly tag?: string | undefined;
  readonly externalId?: string | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 200; 50 where none is given. */
  readonly limit?: number | undefined;
}

/** Jobs, newest first. */
export interface JobPage {
  readonly jobs: readonly JobRecord[];
  readonly cursor?: string;
}

/** How much waits. */
export interface QueueDepth {
  /** By priority, of jobs that could be taken now. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly delayed: number;
  readonly active: number;
  /** Seconds that the oldest of the waiting has waited; 0 where none waits. */
  readonly oldestWaitSeconds: number;
  /** Workers that are connected. */
  readonly workers: number;
}

/** A line of a job's own log. */
export interface JobLogLine {
  readonly id: string;
  readonly attempt: number;
  /** JSON, without its line break. */
  readonly line: string;
}

/**
 * The jobs in Redis: their order, their records and what happens to them. What is in here can be made again from the ledger.
 *
 * Every method throws `queue/unavailable` where Redis does not answer within a bounded time.
 */
export interface JobQueue {
  /** Makes the record where there is none, and queues the job where it is not queued. Doing it twice is fine. */
  enqueue(request: JobRequest, round: number): Promise<JobRecord>;
  /** Applies an event by `advance`, publishes it and queues its webhook. Compare-and-set on the record's version. */
  apply(id: JobId, event: JobEvent, how?: ApplyHow): Promise<Applied>;
  find(id: JobId): Promise<FoundJob | undefined>;
  list(filter: JobFilter): Promise<JobPage>;
  /** Takes a job out of the queue where it waits there; one that runs is told to stop by `cancel`. */
  withdraw(id: JobId, round: number): Promise<void>;
  /** Tells the worker that runs a job to stop: its `ended` signal aborts. */
  tellCancelled(id: JobId): Promise<void>;
  /** Whether the queue holds this round of a job: waiting, delayed or active. */
  holds(id: JobId, round: number): Promise<boolean>;
  depth(): Promise<QueueDepth>;
  /** What happened to a job after an event, and what happens to it from now on, until it is aborted. Once a terminal event was given it ends. */
  events(
    id: JobId,
    options: { readonly after?: string | undefined; readonly signal: AbortSignal },
  ): AsyncIterable<PublishedEvent>;
  /** The log lines of a job that workers shipped live, and the coming ones where `follow` is set, until it is terminal. */
  logs(
    id: JobId,
    options: { readonly attempt?: number | undefined; readonly follow: boolean; readonly signal: AbortSignal },
  ): AsyncIterable<JobLogLine>;
  /** Calls back where Redis turns out to have lost what it held: after a reconnect, or found by the slow check. */
  onLoss(recover: () => Promise<void>): void;
  /** Answers where Redis does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
