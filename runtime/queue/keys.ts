import type { JobId } from '../jobs/job-id.ts';

/**
 * What Lathe keeps in Redis, under one prefix. BullMQ's own keys lie under `<prefix>:bull`.
 *
 * ```
 * <prefix>:job:<id>              hash: the record as JSON, its version, progress, the indexes that it is in
 * <prefix>:events:<id>           stream: what happened to it
 * <prefix>:logs:<id>             stream: lines of its log
 * <prefix>:cancel:<id>           its worker is to stop
 * <prefix>:deliveries:<id>       hash: webhooks of it
 * <prefix>:index:<of>            sorted set of ids, oldest first
 * <prefix>:expiry                sorted set of ids that have ended, by when they are forgotten
 * <prefix>:due                   sorted set of ids that failed, by when they are tried again
 * <prefix>:clock                 stream of one entry: gives events their ids
 * <prefix>:outbox                stream: what webhooks are to tell
 * <prefix>:workers               hash: the workers that were heard of lately
 * <prefix>:metrics               hash: figures
 * <prefix>:metrics:added:<id>    that these were added, for some minutes
 * <prefix>:metrics:since         since when they add up, as far as is known
 * <prefix>:metrics:turn          which process sends them to a collector
 * <prefix>:epoch                 tells that Redis still holds what was put there
 * ```
 */
export interface QueueKeys {
  readonly prefix: string;
  readonly record: (id: JobId | string) => string;
  readonly events: (id: JobId | string) => string;
  readonly logs: (id: JobId | string) => string;
  readonly cancel: (id: JobId | string) => string;
  readonly deliveries: (id: JobId | string) => string;
  readonly index: (of: string) => string;
  readonly expiry: string;
  readonly due: string;
  readonly clock: string;
  readonly outbox: string;
  readonly workers: string;
  readonly metrics: string;
  readonly metricsAdded: (id: string) => string;
  readonly metricsSince: string;
  readonly metricsTurn: string;
  readonly epoch: string;
  readonly recovering: string;
  /** Channels: something happened to a job, lines were added to its log, jobs are to be stopped, one is due later. */
  readonly news: (id: JobId | string) => string;
  readonly logNews: (id: JobId | string) => string;
  readonly cancellations: string;
  readonly dueNews: string;
  /** What BullMQ takes as its prefix. */
  readonly bull: string;
  readonly bullKey: (queue: string, name: string) => string;
}

/** The names of BullMQ's queues. */
export const JOBS = 'jobs';
export const WEBHOOKS = 'webhooks';

export function queueKeys(prefix = 'lathe'): QueueKeys {
  return {
    prefix,
    record: (id) => `${prefix}:job:${id}`,
    events: (id) => `${prefix}:events:${id}`,
    logs: (id) => `${prefix}:logs:${id}`,
    cancel: (id) => `${prefix}:cancel:${id}`,
    deliveries: (id) => `${prefix}:deliveries:${id}`,
    index: (of) => `${prefix}:index:${of}`,
    expiry: `${prefix}:expiry`,
    due: `${prefix}:due`,
    clock: `${prefix}:clock`,
    outbox: `${prefix}:outbox`,
    workers: `${prefix}:workers`,
    metrics: `${prefix}:metrics`,
    metricsAdded: (id) => `${prefix}:metrics:added:${id}`,
    metricsSince: `${prefix}:metrics:since`,
    metricsTurn: `${prefix}:metrics:turn`,
    epoch: `${prefix}:epoch`,
    recovering: `${prefix}:recovering`,
    news: (id) => `${prefix}:news:${id}`,
    logNews: (id) => `${prefix}:lognews:${id}`,
    cancellations: `${prefix}:cancellations`,
    dueNews: `${prefix}:duenews`,
    bull: `${prefix}:bull`,
    bullKey: (queue, name) => `${prefix}:bull:${queue}:${name}`,
  };
}

/** The id that BullMQ knows a round of a job by. */
export function roundId(id: string, round: number): string {
  return round === 1 ? id : `${id}.r${round}`;
}
