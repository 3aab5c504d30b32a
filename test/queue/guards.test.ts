import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { watchIdleness } from '../../runtime/queue/feed/watchdog.ts';
import { queueKeys } from '../../runtime/queue/keys.ts';
import {
  claimOne,
  claims,
  completedResult,
  now,
  requestOf,
  type Service,
  startService,
  until,
} from './support/service.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A worker that believes to wait, and tells when it is made to begin anew. */
function idle(service: Service) {
  const { promise, resolve } = Promise.withResolvers<void>();
  let restarts = 0;
  const restart = (): void => {
    restarts += 1;
    resolve();
  };
  const since = Date.now() - 1_000;
  endings.push(watchIdleness(service.redis.client, queueKeys(), 100, { idleSince: () => since, restart }));
  return { restarted: promise, restarts: () => restarts };
}

test('a worker that waits beside a job that nobody takes begins anew', async () => {
  await using service = await startService();
  const worker = idle(service);
  await service.queue.enqueue(requestOf(), 1);
  await worker.restarted;
});

test('a worker that has nothing to take, or may not take it, is left alone', async () => {
  await using service = await startService({ globalConcurrency: 1 });
  const { queue, redis } = service;
  const feed = await service.feed();
  const taken = claims();
  feed.start(taken.handler);
  const [running, waiting] = [requestOf(), requestOf()];
  await queue.enqueue(running, 1);
  const claim = await taken.next();
  await queue.enqueue(waiting, 1);
  const worker = idle(service); // the one job that may run does
  const looks = Number(/cmdstat_zcard:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1] ?? 0);
  await until(async () => {
    const calls = /cmdstat_zcard:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1];
    return Number(calls) > looks + 3;
  });
  expect(worker.restarts()).toBe(0);
  expect(await queue.depth()).toMatchObject({ waiting: { 100: 1 }, active: 1 });
  claim.end({ kind: 'done' });
  (await taken.next()).end({ kind: 'done' });
});

test('no more jobs run at once than are allowed, on all workers together', async () => {
  await using service = await startService({ globalConcurrency: 1 });
  const taken = claims();
  for (const workerId of ['w1', 'w2']) (await service.feed({ workerId })).start(taken.handler);
  for (const request of [requestOf(), requestOf()]) await service.queue.enqueue(request, 1);
  const claim = await taken.next();
  await until(async () => (await service.queue.depth()).workers === 2);
  expect(await service.queue.depth()).toMatchObject({ waiting: { 100: 1 }, active: 1 });
  claim.end({ kind: 'done' });
  (await taken.next()).end({ kind: 'done' });
});

test('a lock that ran out is taken again where nobody has the job', async () => {
  await using service = await startService();
  const { redis } = service;
  const { feed, request, claim } = await claimOne(service, { lockSeconds: 4, stalledSeconds: 60 });
  const lock = `lathe:bull:jobs:${request.id}:lock`;
  const token = await redis.client.get(lock);
  await redis.client.del(lock); // as after an outage that was longer than a lock lasts
  await until(async () => (await redis.client.get(lock)) === token);
  expect(claim.signal.aborted).toBe(false);
  const { refused } = await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  expect(refused).toBeUndefined();
  claim.end({ kind: 'done' });
});

test('a Redis that was restarted with its data is looked into, since it may lack its last second', async () => {
  await using service = await startService();
  const told: string[] = [];
  const { queue, redis } = service;
  queue.onLoss(async () => void told.push('looked'));
  await until(async () => (await redis.client.exists('lathe:epoch')) === 1);
  await redis.restart({ keepData: true });
  await until(async () => told.length === 2);
});

test('each transition is one line of the log that names job, attempt, preset and trace', async () => {
  const log = new PassThrough();
  const lines = text(log);
  {
    await using service = await startService({ logger: pino(log) });
    const request = requestOf();
    await service.queue.enqueue(request, 1);
    await service.queue.enqueue(request, 1);
    await service.queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  }
  log.end();
  const told = (await lines)
    .split('\n')
    .filter((line) => line.includes('"transition"'))
    .map((line) => JSON.parse(line));
  expect(told).toMatchObject([
    { event: 'submitted', state: 'PENDING', attempt: 0 },
    { event: 'completed', state: 'COMPLETED', attempt: 1 },
  ]);
  for (const line of told)
    expect(line).toMatchObject({ jobId: expect.any(String), presetHash: 'a'.repeat(64), traceId: 'c'.repeat(32) });
});
