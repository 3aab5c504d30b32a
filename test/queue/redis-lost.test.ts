import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connect, settled } from '../../runtime/queue/connection/connect.ts';
import { queueKeys } from '../../runtime/queue/keys.ts';
import { jobEvents } from '../../runtime/queue/live/job-events.ts';
import type { Listener, Subscriptions } from '../../runtime/queue/live/subscriptions.ts';
import { lossWatch } from '../../runtime/queue/order/loss.ts';
import { claimOne, claims, completedResult, now, requestOf, silent, startService, until } from './support/service.ts';

const unavailable = expect.objectContaining({ code: 'queue/unavailable', retryable: true, exitCode: 3 });

test('after a restart with its data a job goes on as if nothing was', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  const feed = await service.feed();
  const taken = claims();
  feed.start(taken.handler);
  const [request, waiting] = [requestOf(), requestOf()];
  for (const each of [request, waiting]) await queue.enqueue(each, 1);
  const claim = await taken.next();
  await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  await redis.restart({ keepData: true });

  const completed = await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  expect(completed).toMatchObject({ record: { state: 'COMPLETED', version: 3 } });
  expect(claim.signal.aborted).toBe(false);
  claim.end({ kind: 'done' });
  const next = await taken.next();
  expect(next.id).toBe(waiting.id);
  next.end({ kind: 'done' });
});

test('a worker waits for Redis within bounds, and what it applied twice was applied once', async () => {
  await using service = await startService();
  const { redis } = service;
  const { feed, request, claim } = await claimOne(service, { patienceSeconds: 30 });
  await redis.kill();
  const started = feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  await redis.restart();
  expect(await started).toMatchObject({ record: { state: 'PROCESSING', version: 2 } });

  redis.freeze();
  const completed = feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  setTimeout(() => redis.thaw(), 3_000); // longer than a command may take: the answer of the first try is lost
  const applied = await completed;
  expect(applied).toMatchObject({ record: { state: 'COMPLETED', version: 3 } });
  expect(applied.refused).toBeUndefined();
  claim.end({ kind: 'done' });
});

test('where Redis lost everything, somebody is told once, and puts it back', async () => {
  await using service = await startService({ reconcileSeconds: 1 });
  const { queue, redis } = service;
  const other = await service.openQueue();
  const requests = [requestOf(), requestOf()];
  const told: string[] = [];
  let isRecovered = Promise.withResolvers<void>();
  const recovery = (name: string) => async () => {
    for (const request of requests) if (!(await queue.holds(request.id, 1))) await queue.enqueue(request, 1);
    told.push(name);
    isRecovered.resolve();
  };
  queue.onLoss(recovery('one'));
  other.onLoss(recovery('other'));
  await isRecovered.promise; // a Redis that is new is one that has lost everything
  expect(told).toHaveLength(1);

  isRecovered = Promise.withResolvers();
  await redis.restart({ keepData: false });
  await isRecovered.promise;
  await until(async () => (await redis.client.exists('lathe:recovering')) === 0);
  expect(told).toHaveLength(2);
  expect(await queue.depth()).toMatchObject({ waiting: { 100: 2 } });
  expect((await queue.find(requests[0]?.id ?? requestOf().id))?.record).toMatchObject({ state: 'PENDING', version: 1 });

  isRecovered = Promise.withResolvers();
  await redis.client.flushall(); // no connection is lost over this: the slow check finds it
  await isRecovered.promise;
  expect(told).toHaveLength(3);
});

test('a recovery that another process was done with in the meantime is not begun again', async () => {
  await using service = await startService();
  const { client } = service.redis;
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const slow = new Proxy(client, {
    get: (redis, name) =>
      name === 'info'
        ? async (section: string) => await held.then(() => redis.info(section))
        : Reflect.get(redis, name).bind(redis),
  });
  const told: string[] = [];
  const [late, early] = [slow, client].map((redis) => lossWatch(redis, queueKeys(), silent));
  late?.onLoss(async () => void told.push('late')); // it has looked, and waits for the rest of the answer
  early?.onLoss(async () => void told.push('early'));
  await early?.check();
  release();
  await late?.check();
  expect(told).toEqual(['early']);
  expect(await client.exists('lathe:recovering')).toBe(0);
});

test('a recovery that fails is tried again', async () => {
  await using service = await startService({ reconcileSeconds: 0.2 });
  let tries = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  service.queue.onLoss(async () => {
    tries += 1;
    if (tries < 3) throw new Error('storage is away');
    resolve();
  });
  await promise;
  expect(tries).toBe(3);
});

test('while Redis is down everything says so, soon, and all is well when it is back', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  const request = requestOf();
  await redis.kill();
  const began = Date.now();
  const answers = await Promise.allSettled([
    queue.enqueue(request, 1),
    queue.apply(request.id, { type: 'due', at: now() }),
    queue.find(request.id),
    queue.list({}),
    queue.withdraw(request.id, 1),
    queue.tellCancelled(request.id),
    queue.holds(request.id, 1),
    queue.depth(),
    queue.ping(),
    queue
      .events(request.id, { signal: AbortSignal.timeout(20_000) })
      [Symbol.asyncIterator]()
      .next(),
    queue
      .logs(request.id, { follow: true, signal: AbortSignal.timeout(20_000) })
      [Symbol.asyncIterator]()
      .next(),
  ]);
  expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason : 'answered'))).toEqual(
    answers.map(() => unavailable),
  );
  expect(Date.now() - began).toBeLessThan(8_000); // the bounds, with room: no more
  await redis.restart();
  await until(() =>
    queue.ping().then(
      () => true,
      () => false,
    ),
  );
  expect(await queue.enqueue(request, 1)).toMatchObject({ state: 'PENDING' });
});

test('who listened before Redis was restarted hears what happens after, and may leave in between', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  const request = requestOf();
  await queue.enqueue(request, 1);
  const events = queue.events(request.id, { signal: AbortSignal.timeout(30_000) })[Symbol.asyncIterator]();
  await events.next();
  const next = events.next();
  const leaving = await service.openQueue();
  await redis.restart();
  redis.freeze(); // those who listen subscribe anew, and are not answered yet
  await leaving.close();
  redis.thaw();
  await until(() =>
    queue.ping().then(
      () => true,
      () => false,
    ),
  );
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  expect((await next).value).toMatchObject({ event: { type: 'started' } });
  await events.return?.();
});

test('who listens hears on where the connection that reads is back later than the one that hears', async () => {
  await using service = await startService();
  const request = requestOf();
  await service.queue.enqueue(request, 1);
  const redis = connect(service.redis.url, 'commands', silent);
  onTestFinished(() => redis.disconnect());
  let tell: Listener = () => undefined;
  const subscriptions: Subscriptions = {
    listen: async (_, listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  await settled(redis);
  const signal = AbortSignal.timeout(30_000);
  const events = jobEvents({ redis, keys: queueKeys(), subscriptions }, request.id, { signal })[Symbol.asyncIterator]();
  expect((await events.next()).value).toMatchObject({ event: { type: 'submitted' } });
  const next = events.next();
  await service.queue.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  redis.disconnect(true);
  await once(redis, 'close');
  tell(undefined);
  expect((await next).value).toMatchObject({ event: { type: 'started' } });
  await events.return?.();
});

test.each([0, 1, 2, 3, 5, 8])(
  'a Redis that goes %i ms after a queue was opened is missed until it is back',
  async (ms) => {
    await using service = await startService();
    const { redis } = service;
    const opening = service.openQueue();
    await pause(ms);
    await redis.kill();
    const queue = await opening;
    const request = requestOf();
    await expect(queue.enqueue(request, 1)).rejects.toEqual(unavailable);
    await redis.restart();
    await until(() =>
      queue.ping().then(
        () => true,
        () => false,
      ),
    );
    expect(await queue.enqueue(request, 1)).toMatchObject({ state: 'PENDING' });
    expect(await queue.holds(request.id, 1)).toBe(true);
  },
);

test('a Redis that is frozen counts as away', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  redis.freeze();
  await expect(queue.ping()).rejects.toEqual(unavailable);
  await expect(queue.enqueue(requestOf(), 1)).rejects.toEqual(unavailable);
  redis.thaw();
  await until(() =>
    queue.ping().then(
      () => true,
      () => false,
    ),
  );
});

test('a queue and a worker that are there before their Redis begin with it', async () => {
  await using service = await startService();
  const { redis } = service;
  await redis.kill();
  const queue = await service.openQueue();
  const feed = await service.feed();
  const taken = claims();
  feed.start(taken.handler);
  const request = requestOf();
  await expect(queue.enqueue(request, 1)).rejects.toEqual(unavailable);
  await redis.restart();
  await until(() =>
    queue.enqueue(request, 1).then(
      () => true,
      () => false,
    ),
  );
  const claim = await taken.next();
  expect(claim.id).toBe(request.id);
  claim.end({ kind: 'done' });
});

test('a worker drains although Redis is down', async () => {
  await using service = await startService();
  const feed = await service.feed();
  feed.start(claims().handler);
  await until(async () => (await service.queue.depth()).workers === 1);
  await service.redis.kill();
  await feed.drain(500);
});
