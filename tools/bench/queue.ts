import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pMap from 'p-map';
import { pino } from 'pino';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import { openJobFeed, openJobQueue } from '../../runtime/queue/index.ts';
import type { JobRequest } from '../../schemas/generated/job.ts';
import { interleave } from './measure.ts';
import { startOwnRedis } from './own-redis.ts';

/** Jobs a second through the queue, and through bare BullMQ with the same jobs on the same Redis in the same run. */
export interface QueueRates {
  readonly bare: number;
  readonly lathe: number;
}

const AT_ONCE = 20;
const logger = pino({ level: 'silent' });

/**
 * Adds jobs, some at once, while one worker takes them one by one and does nothing with them but what it has to say: that it
 * began, and that it is done.
 */
export async function measureQueue(jobs: number, runs: number): Promise<QueueRates> {
  const redis = await startOwnRedis();
  try {
    const ways = [() => bareBullmq(redis.path, jobs), () => latheQueue(redis.path, jobs)];
    const [bare = 0, lathe = 0] = await interleave(ways, runs);
    return { bare: jobs / bare, lathe: jobs / lathe };
  } finally {
    await redis.stop();
  }
}

async function bareBullmq(path: string, jobs: number): Promise<void> {
  const connection = new Redis({ path, maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection });
  const taken = counter(jobs);
  const worker = new Worker('bare', async () => void taken.add(), { connection, concurrency: 1 });
  const add = (request: JobRequest) => queue.add(request.kind, { request, round: 1 }, optionsOf(request));
  await pMap(requests(jobs), add, { concurrency: AT_ONCE });
  await taken.all;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
}

async function latheQueue(path: string, jobs: number): Promise<void> {
  const redisUrl = `unix://${path}`;
  const queue = await openJobQueue({ redisUrl, logger });
  const feed = await openJobFeed({ redisUrl, workerId: 'w1', logger });
  const taken = counter(jobs);
  feed.start(async ({ id }) => {
    const at = new Date().toISOString();
    await feed.apply(id, { type: 'started', at, attempt: 1, worker: 'w1' });
    const result = { format: 1, id, round: 1, state: 'COMPLETED', endedAt: at, attempt: 1, worker: 'w1' } as const;
    await feed.apply(id, { type: 'completed', at, result });
    taken.add();
    return { kind: 'done' };
  });
  await pMap(requests(jobs), (request) => queue.enqueue(request, 1), { concurrency: AT_ONCE });
  await taken.all;
  await feed.drain(1_000);
  await queue.close();
}

function optionsOf({ id, priority }: JobRequest) {
  return { jobId: id, priority, removeOnComplete: true };
}

function counter(jobs: number) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  const add = (): void => {
    count += 1;
    if (count === jobs) resolve();
  };
  return { all: promise, add };
}

function requests(jobs: number): readonly JobRequest[] {
  return Array.from(
    { length: jobs },
    (): JobRequest => ({
      format: 1,
      id: newJobId(),
      kind: 'master',
      createdAt: new Date().toISOString(),
      preset: { hash: 'a'.repeat(64), label: 'dialogue_clean_v1' },
      profile: { hash: 'b'.repeat(64), label: 'audio_only_master_v1' },
      inputs: { voice: { uri: 's3://bucket/original.mp4', etag: '"0123456789abcdef"', bytes: 123_456_789 } },
      params: { target: -16 },
      priority: 100,
      tags: { show: 'news' },
      verbose: false,
      reproducible: false,
      traceId: 'c'.repeat(32),
      bodySha256: 'd'.repeat(64),
    }),
  );
}
