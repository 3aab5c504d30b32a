import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { JobEvent } from '../../../schemas/generated/job.ts';
import { failure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import { connect, settled } from '../connection/connect.ts';
import { plainReason, within, withRedis } from '../connection/unavailable.ts';
import { type PresentWorker, presentWorkers } from '../feed/presence.ts';
import { JOBS, type QueueKeys, queueKeys, roundId, WEBHOOKS } from '../keys.ts';
import { jobEvents } from '../live/job-events.ts';
import { jobLogs } from '../live/job-logs.ts';
import { subscriptions } from '../live/subscriptions.ts';
import { addFigures } from '../metrics/add-figures.ts';
import { sideFigures } from '../metrics/side-figures.ts';
import { type ApplyOptions, applyEvent } from '../records/apply-event.ts';
import { listJobs } from '../records/list-jobs.ts';
import { KEPT_DAYS, recordStore } from '../records/record-store.ts';
import { sweepRecords } from '../records/sweep.ts';
import { queueDepth } from './depth.ts';
import { watchDue } from './due.ts';
import { enqueue, type JobsQueue } from './enqueue.ts';
import { lossWatch } from './loss.ts';

export interface JobQueueOptions {
  /** `redis://`, `rediss://` or `unix:///path`. */
  readonly redisUrl: string;
  /** Of all keys: `lathe` where none is given. */
  readonly prefix?: string | undefined;
  /** How often what was lost is looked for; 30 where none is given. */
  readonly reconcileSeconds?: number | undefined;
  /** How long a job is remembered after it ended; 14 where none is given. */
  readonly keptDays?: number | undefined;
  /**
   * How many jobs may run at once, on all workers together; `undefined` for as many as there are workers. It is left as it is
   * where this is not named at all.
   */
  readonly globalConcurrency?: number | undefined;
  readonly logger: Logger;
}

/** A job queue, and what operators' tools need of it. */
export interface OpenJobQueue extends JobQueue {
  /** BullMQ's own queues, for a board that shows them. */
  boardQueues(): readonly Queue[];
  /** The workers that were heard of lately, with what they say of themselves. */
  workers(): Promise<readonly PresentWorker[]>;
}

/** How long BullMQ may take, whose connection waits for Redis. */
const LIMIT_MS = 5_000;

/**
 * Opens the queue for those who submit jobs and ask for them. Redis may come later: until then everything throws
 * `queue/unavailable`.
 *
 * @throws queue/unavailable where the URL is none
 */
export async function openJobQueue(options: JobQueueOptions): Promise<OpenJobQueue> {
  const { redisUrl, prefix, reconcileSeconds = 30, keptDays = KEPT_DAYS, logger } = options;
  const keys = queueKeys(prefix);
  const redis = connect(redisUrl, 'commands', logger);
  // BullMQ is lost for good where a command of its first moments fails, so its own connection waits.
  const [subscriber, patient] = [connect(redisUrl, 'patient', logger), connect(redisUrl, 'patient', logger)];
  const store = recordStore(redis, keys, keptDays);
  const [queue, webhooks] = [bullQueue(patient, keys, JOBS, logger), bullQueue(patient, keys, WEBHOOKS, logger)];
  const heard = subscriptions(subscriber);
  const live = { redis, keys, subscriptions: heard };
  const side = sideFigures((addition) => addFigures(redis, keys, addition));
  const room = { store, logger, count: side.add };
  const apply = (id: JobId, event: JobEvent, how?: ApplyOptions) => withRedis(() => applyEvent(room, id, event, how));
  const submit: typeof apply = (id, event) =>
    apply(id, event, event.type === 'submitted' ? { guess: { record: undefined } } : {});
  const bounded = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (redis.status !== 'ready') throw failure('queue/unavailable', { reason: 'there is no connection to it' });
    return withRedis(() => within(work(), LIMIT_MS));
  };

  const due = watchDue(redis, keys, heard, (id) => apply(id as JobId, { type: 'due', at: new Date().toISOString() }));
  const loss = lossWatch(redis, keys, logger);
  const upkeep = async (): Promise<void> => {
    due.look();
    if ('globalConcurrency' in options) await limitConcurrency(queue, options.globalConcurrency);
    await loss.check();
    await sweepRecords(redis, keys, new Date());
  };
  const keepUp = (): void =>
    void upkeep().catch((error: unknown) => logger.debug({ reason: plainReason(error) }, 'upkeep left for later'));
  const timer = setInterval(keepUp, reconcileSeconds * 1000).unref();
  await settled(redis);
  keepUp();
  redis.on('ready', keepUp);

  return {
    enqueue: (request, round) => bounded(() => enqueue(queue, submit, request, round)),
    apply,
    find: (id) => withRedis(() => store.find(id)),
    list: (filter) => withRedis(() => listJobs(redis, keys, store, filter)),
    withdraw: async (id, round) => void (await bounded(() => queue.remove(roundId(id, round)))),
    tellCancelled: (id) => withRedis(() => tellCancelled(redis, keys, id)),
    holds: async (id, round) => held.has(await bounded(() => queue.getJobState(roundId(id, round)))),
    depth: () => bounded(() => queueDepth(redis, keys, () => queue.getWorkersCount())),
    events: (id, how) => jobEvents(live, id, how),
    logs: (id, how) => jobLogs(live, id, how),
    onLoss: loss.onLoss,
    ping: async () => void (await withRedis(() => redis.ping())),
    workers: () => withRedis(() => presentWorkers(redis, keys, new Date())),
    boardQueues: () => [queue, webhooks],
    close: async () => {
      clearInterval(timer);
      redis.off('ready', keepUp);
      due.end();
      await side.end();
      await Promise.allSettled([queue, webhooks].map((part) => within(part.close(), 2_000)));
      for (const connection of [redis, subscriber, patient]) connection.disconnect();
    },
  };
}

const held: ReadonlySet<string> = new Set(['waiting', 'prioritized', 'delayed', 'active', 'waiting-children']);

function bullQueue(redis: Redis, keys: QueueKeys, name: string, logger: Logger): JobsQueue {
  const queue: JobsQueue = new Queue(name, { connection: redis, prefix: keys.bull });
  queue.on('error', (error) => logger.debug({ reason: plainReason(error) }, 'BullMQ'));
  return queue;
}

async function limitConcurrency(queue: JobsQueue, limit: number | undefined): Promise<void> {
  if (limit === undefined) await within(queue.removeGlobalConcurrency(), LIMIT_MS);
  else await within(queue.setGlobalConcurrency(limit), LIMIT_MS);
}

async function tellCancelled(redis: Redis, keys: QueueKeys, id: string): Promise<void> {
  await redis.multi().set(keys.cancel(id), '1', 'EX', 86_400).publish(keys.cancellations, id).exec();
}
