import { pino } from 'pino';
import type { Claim, ClaimHandler, JobFeed, Outcome } from '../../../runtime/jobs/job-feed.ts';
import { type JobId, newJobId } from '../../../runtime/jobs/job-id.ts';
import { openJobFeed } from '../../../runtime/queue/feed/open-job-feed.ts';
import type { WorkerFacts } from '../../../runtime/queue/feed/presence.ts';
import { type JobQueueOptions, type OpenJobQueue, openJobQueue } from '../../../runtime/queue/order/open-job-queue.ts';
import type { JobRequest } from '../../../schemas/generated/job.ts';
import { startRedis, type TestRedis } from '../../support/redis/start-redis.ts';

export const silent = pino({ level: 'silent' });

/** A Redis with a queue and any number of workers on it. */
export interface Service extends AsyncDisposable {
  readonly redis: TestRedis;
  readonly queue: OpenJobQueue;
  feed(options?: FeedSettings): Promise<JobFeed>;
  /** Another process's view of the queue. */
  openQueue(options?: Partial<JobQueueOptions>): Promise<OpenJobQueue>;
}

interface FeedSettings {
  readonly workerId?: string;
  readonly facts?: WorkerFacts;
  readonly lockSeconds?: number;
  readonly stalledSeconds?: number;
  readonly watchdogSeconds?: number;
  readonly patienceSeconds?: number;
  readonly keptDays?: number;
}

export async function startService(options: Partial<JobQueueOptions> = {}): Promise<Service> {
  const redis = await startRedis();
  const endings: (() => Promise<unknown>)[] = [];
  const openQueue: Service['openQueue'] = async (more = {}) => {
    const queue = await openJobQueue({ redisUrl: redis.url, logger: silent, ...options, ...more });
    endings.push(() => queue.close());
    return queue;
  };
  return {
    redis,
    queue: await openQueue(),
    openQueue,
    feed: async (settings = {}) => {
      const feed = await openJobFeed({ redisUrl: redis.url, workerId: 'w1', logger: silent, ...settings });
      endings.push(() => feed.drain(100));
      return feed;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(endings.map((end) => end()));
      await redis.stop();
    },
  };
}

/** A request as the API accepts it. */
export function requestOf(change: Partial<JobRequest> = {}): JobRequest & { readonly id: JobId } {
  const id = newJobId();
  return {
    format: 1,
    id,
    kind: 'master',
    createdAt: new Date().toISOString(),
    preset: { hash: 'a'.repeat(64), label: 'dialogue_clean_v1' },
    profile: { hash: 'b'.repeat(64), label: 'audio_only_master_v1' },
    inputs: { voice: { uri: 's3://bucket/voice.wav', etag: '"1"', bytes: 1000 } },
    params: {},
    priority: 100,
    tags: {},
    verbose: false,
    reproducible: false,
    traceId: 'c'.repeat(32),
    bodySha256: 'd'.repeat(64),
    ...change,
  } as JobRequest & { readonly id: JobId };
}

export const now = (): string => new Date().toISOString();

/** Takes claims one by one: the test says what becomes of each. */
export interface Claims {
  readonly handler: ClaimHandler;
  /** The next claim that was given to the worker. */
  next(): Promise<GivenClaim>;
}

export interface GivenClaim extends Claim {
  end(outcome: Outcome): void;
}

export function claims(): Claims {
  const given: GivenClaim[] = [];
  const waiting: ((claim: GivenClaim) => void)[] = [];
  return {
    handler: (claim) => {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const one = { ...claim, end: resolve };
      const first = waiting.shift();
      if (first === undefined) given.push(one);
      else first(one);
      return promise;
    },
    next: () => {
      const first = given.shift();
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first);
    },
  };
}

/** Queues a job, and has a worker take it. */
export async function claimOne({ queue, feed: open }: Service, settings: FeedSettings) {
  const feed = await open(settings);
  const taken = claims();
  feed.start(taken.handler);
  const request = requestOf();
  await queue.enqueue(request, 1);
  return { feed, request, claim: await taken.next() };
}

/** The reason that a claim was aborted for, once it is. */
export async function abortion({ signal }: Claim): Promise<unknown> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  return signal.reason;
}

/** Waits for what nobody tells. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const failed = {
  code: 'storage/unavailable',
  class: 'INFRA',
  retryable: true,
  message: 'the store did not answer',
  hint: 'try again',
} as const;

export function completedResult(request: JobRequest, attempt: number, round = 1) {
  return {
    format: 1,
    id: request.id,
    round,
    state: 'COMPLETED',
    endedAt: now(),
    attempt,
    worker: 'w1',
    output: { uri: 's3://bucket/out.m4a', sha256: 'e'.repeat(64), bytes: 10 },
  } as const;
}
