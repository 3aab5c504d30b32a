/**
 * `node tools/bench/queue-throughput.ts [--jobs 3000] [--runs 5]`: how many jobs a second go through Lathe's queue, against
 * bare BullMQ with the same jobs on the same Redis in the same run. Both add jobs, some at once, while one worker takes them
 * one by one and does nothing with them.
 */
import { parseArgs } from 'node:util';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pMap from 'p-map';
import { pino } from 'pino';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import { openJobFeed } from '../../runtime/queue/feed/open-job-feed.ts';
import { openJobQueue } from '../../runtime/queue/order/open-job-queue.ts';
import type { JobRequest } from '../../schemas/generated/job.ts';
import { interleave } from './measure.ts';
import { startOwnRedis } from './own-redis.ts';

const AT_ONCE = 20;
const logger = pino({ level: 'silent' });

const { values } = parseArgs({
  options: { jobs: { type: 'string', default: '3000' }, runs: { type: 'string', default: '5' } },
});
const jobs = Number(values.jobs);

await using redis = await startOwnRedis();
const ways = [() => bareBullmq(redis.path), () => latheQueue(redis.path)];
const [bare = 0, lathe = 0] = await interleave(ways, Number(values.runs));
const rate = (seconds: number): string => `${Math.round(jobs / seconds)} jobs/s`.padStart(12);
console.log(`bare BullMQ   ${rate(bare)}`);
console.log(`Lathe's queue ${rate(lathe)}`);
console.log(`ratio         ${(bare / lathe).toFixed(2).padStart(12)}`);

async function bareBullmq(path: string): Promise<void> {
  const connection = new Redis({ path, maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection });
  const taken = counter();
  const worker = new Worker('bare', async () => void taken.add(), { connection, concurrency: 1 });
  await pMap(requests(), (request) => queue.add(request.kind, { request, round: 1 }, optionsOf(request)), {
    concurrency: AT_ONCE,
  });
  await taken.all;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  connection.disconnect();
}

async function latheQueue(path: string): Promise<void> {
  const redisUrl = `unix://${path}`;
  const queue = await openJobQueue({ redisUrl, logger });
  const feed = await openJobFeed({ redisUrl, workerId: 'w1', logger });
  const taken = counter();
  feed.start(async ({ id }) => {
    const at = new Date().toISOString();
    await feed.apply(id, { type: 'started', at, attempt: 1, worker: 'w1' });
    const result = { format: 1, id, round: 1, state: 'COMPLETED', endedAt: at, attempt: 1, worker: 'w1' } as const;
    await feed.apply(id, { type: 'completed', at, result });
    taken.add();
    return { kind: 'done' };
  });
  await pMap(requests(), (request) => queue.enqueue(request, 1), { concurrency: AT_ONCE });
  await taken.all;
  await feed.drain(1_000);
  await queue.close();
}

function optionsOf({ id, priority }: JobRequest) {
  return { jobId: id, priority, removeOnComplete: true };
}

function counter() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  return {
    all: promise,
    add: () => {
      count += 1;
      if (count === jobs) resolve();
    },
  };
}

function* requests(): Iterable<JobRequest> {
  for (let made = 0; made < jobs; made += 1) {
    yield {
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
    };
  }
}
