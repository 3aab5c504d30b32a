import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import type { JobQueue, PublishedEvent } from '../../runtime/jobs/job-queue.ts';
import { openJobFeed, openJobQueue } from '../../runtime/queue/index.ts';
import { recover } from '../../runtime/recovery/recover.ts';
import type { Worker, WorkerOptions } from '../../runtime/worker/worker.ts';
import type { JobState } from '../../schemas/generated/job.ts';
import { type MediaFolder, mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject } from '../storage/support/subject.ts';
import type { AcceptedJob } from '../support/jobs/request.ts';
import { startRedis, type TestRedis } from '../support/redis/start-redis.ts';
import { type JobOf, type Service, startService } from './support/service.ts';

/** The worker, the ledger, recovery and the real queue, as the service puts them together. */

const logger = pino({ level: 'silent' });
let media: MediaFolder;
let redis: TestRedis;
let queue: JobQueue;
let service: Service;
let workers: Worker[];
beforeEach(async () => {
  media = mediaFolder();
  redis = await startRedis();
  queue = await openJobQueue({ redisUrl: redis.url, logger });
  service = await startService(await fileSubject());
  workers = [];
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.drain(0)));
  await queue.close();
  await redis.stop();
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

async function startWorker(options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const { workerId = 'real-1' } = options;
  const feed = await openJobFeed({ redisUrl: redis.url, workerId, logger });
  const { worker } = await service.another({ ...options, workerId, feed });
  workers.push(worker);
  return worker;
}

/** Accepts and queues a job, as the API does. */
async function submit(job: JobOf): Promise<AcceptedJob> {
  const request = await service.submit(job);
  await queue.enqueue(request, 1);
  return request;
}

/** What happens to a job, until it has ended. */
async function eventsOf(id: JobId, seen: (event: PublishedEvent) => void = () => {}): Promise<readonly JobState[]> {
  const states: JobState[] = [];
  for await (const event of queue.events(id, { signal: AbortSignal.timeout(50_000) })) {
    seen(event);
    if (event.event.type !== 'progress') states.push(event.state);
  }
  return states;
}

test('a job goes from the queue to its master', async () => {
  const job = await submit({ inputs: { source: 'in/noise.wav' } });
  await startWorker();
  expect(await eventsOf(job.id)).toEqual(['PENDING', 'PROCESSING', 'COMPLETED']);
  const found = await queue.find(job.id);
  expect(found?.record).toMatchObject({ state: 'COMPLETED', attempt: 1, worker: 'real-1' });
  expect(found?.record.result).toEqual(await service.ledger.readResult(job.id, 1));
  expect(await service.keys('lathe/masters/')).toEqual([`${job.id}.wav`]);
});

test('a job that is cancelled while it runs is ended at once', async () => {
  await startWorker();
  const job = await submit({ inputs: { source: 'in/noise.wav' } });
  let cancelling: Promise<void> | undefined;
  const states = await eventsOf(job.id, ({ event }) => {
    if (event.type === 'started') cancelling = cancel(job.id);
  });
  expect(states).toEqual(['PENDING', 'PROCESSING', 'CANCELLED']);
  await cancelling;
  await workers[0]?.drain(10_000);
  expect(await service.json(`lathe/jobs/${job.id}/attempts/1/ended.json`)).toMatchObject({ outcome: 'cancelled' });
  expect(await service.keys('lathe/masters/')).toEqual([]);
});

test('a worker that drains gives its job to another one', async () => {
  const first = await startWorker();
  const job = await submit({ inputs: { source: 'in/noise.wav' } });
  let handingOver: Promise<unknown> | undefined;
  const states = await eventsOf(job.id, ({ event }) => {
    if (event.type === 'started' && event.worker === 'real-1')
      handingOver = first.drain(0).then(() => startWorker({ workerId: 'real-2' }));
  });
  await handingOver;
  expect(states).toEqual(['PENDING', 'PROCESSING', 'PENDING', 'PROCESSING', 'COMPLETED']);
  expect(await service.ledger.readResult(job.id, 1)).toMatchObject({ attempt: 2, worker: 'real-2' });
});

test('jobs outlive a Redis that loses everything', async () => {
  const waiting = [
    await submit({ inputs: { source: 'in/noise.wav' } }),
    await submit({ inputs: { source: 'in/gone.wav' } }),
  ];
  await forget();
  expect(await queue.find(waiting[0]?.id ?? ('' as JobId))).toBeUndefined();

  expect(await recover({ ledger: service.ledger, queue, logger })).toMatchObject({ seen: 2, enqueued: 2, failed: 0 });
  await startWorker();
  const ends = await Promise.all(waiting.map(({ id }) => eventsOf(id)));
  expect(ends.map((states) => states.at(-1))).toEqual(['COMPLETED', 'DEAD']);
  await expect.poll(() => service.keys('lathe/pending/')).toEqual([]); // the mark goes after the word

  await forget();
  expect(await recover({ ledger: service.ledger, queue, logger, all: true })).toMatchObject({ seen: 0, rebuilt: 2 });
  const { jobs } = await queue.list({});
  expect(jobs.map(({ id, state }) => [id, state])).toEqual([
    [waiting[1]?.id, 'DEAD'],
    [waiting[0]?.id, 'COMPLETED'],
  ]);
});

test('a dead job that is taken up again is done in a round of its own', async () => {
  await startWorker();
  const job = await submit({ inputs: { source: 'in/late.wav' } });
  await eventsOf(job.id);
  expect((await queue.find(job.id))?.record).toMatchObject({ state: 'DEAD', error: { code: 'storage/not_found' } });

  await service.subject.storage.putFile(service.subject.uri('in/late.wav'), media.file('noise.wav'));
  await service.ledger.beginRound(job.id, 2);
  await queue.apply(job.id, { type: 'retried', at: new Date().toISOString(), round: 2 });
  await queue.enqueue(job, 2);
  await eventsOf(job.id);
  expect((await queue.find(job.id))?.record).toMatchObject({ state: 'DEAD', round: 2, attempt: 2 }); // it is another version now
});

/** Has Redis lose all that it holds, and waits until the queue has found it again. */
async function forget(): Promise<void> {
  await redis.restart({ keepData: false });
  const isThere = () =>
    queue.ping().then(
      () => true,
      () => false,
    );
  await expect.poll(isThere).toBe(true);
}

async function cancel(id: JobId): Promise<void> {
  const endedAt = new Date().toISOString();
  const result = { format: 1, id, round: 1, state: 'CANCELLED', endedAt, why: 'by its caller' } as const;
  await service.ledger.decide(result);
  await queue.apply(id, { type: 'cancelled', at: endedAt, result });
  await queue.withdraw(id, 1);
  await queue.tellCancelled(id);
  await service.ledger.settle(id);
}
