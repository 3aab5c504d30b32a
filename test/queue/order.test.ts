import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  abortion,
  claims,
  completedResult,
  failed,
  now,
  requestOf,
  type Service,
  startService,
  until,
} from './support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

/** A worker whose claims the test ends one by one. */
async function worker(workerId = 'w1') {
  const feed = await service.feed({ workerId });
  const taken = claims();
  feed.start(taken.handler);
  return { feed, next: taken.next };
}

test('a job is queued, taken, started and completed', async () => {
  const { queue } = service;
  const request = requestOf({ priority: 10 });
  expect(await queue.enqueue(request, 1)).toMatchObject({
    id: request.id,
    state: 'PENDING',
    version: 1,
    round: 1,
    attempt: 0,
  });
  expect(await queue.holds(request.id, 1)).toBe(true);

  const { feed, next } = await worker();
  const claim = await next();
  expect(claim).toMatchObject({ id: request.id, round: 1, priority: 10, readyAt: expect.any(Date) });
  const started = await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  expect(started).toMatchObject({ record: { state: 'PROCESSING', attempt: 1, version: 2 } });
  const completed = await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  expect(completed).toMatchObject({ record: { state: 'COMPLETED', version: 3 } });
  claim.end({ kind: 'done' });

  await until(async () => !(await queue.holds(request.id, 1)));
  expect(await queue.find(request.id)).toEqual({ record: completed.record });
  await feed.drain(0);
});

test('a job that was queued twice is one job, and one that has ended is not queued again', async () => {
  const { queue } = service;
  const request = requestOf();
  const first = await queue.enqueue(request, 1);
  expect(await queue.enqueue(request, 1)).toEqual(first);
  expect((await queue.depth()).waiting).toEqual({ 100: 1 });

  const { feed, next } = await worker();
  const claim = await next();
  await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  claim.end({ kind: 'done' });
  await until(async () => !(await queue.holds(request.id, 1)));
  expect(await queue.enqueue(request, 1)).toMatchObject({ state: 'COMPLETED' });
  expect(await queue.holds(request.id, 1)).toBe(false);
  await feed.drain(0);
});

test('a job that failed comes back after its delay, pending as soon as it is due', async () => {
  const { queue } = service;
  const { feed, next } = await worker();
  const request = requestOf();
  await queue.enqueue(request, 1);
  const first = await next();
  await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  const nextAttemptAt = new Date(Date.now() + 700).toISOString();
  await feed.apply(request.id, { type: 'attempt_failed', at: now(), attempt: 1, error: failed, nextAttemptAt });
  first.end({ kind: 'retry', delayMs: 700 });

  const second = await next();
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(nextAttemptAt) - 20);
  expect(second.id).toBe(request.id);
  expect((await queue.find(request.id))?.record).toMatchObject({ state: 'PENDING', attempt: 1, error: failed });
  expect(await eventTypes(request.id)).toEqual(['submitted', 'started', 'attempt_failed', 'due']);
  second.end({ kind: 'done' });
  await feed.drain(0);
});

test('a failed job is due on time where no worker is there', async () => {
  const { queue } = service;
  const request = requestOf();
  await queue.enqueue(request, 1);
  await queue.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'gone' });
  const nextAttemptAt = new Date(Date.now() + 200).toISOString();
  await queue.apply(request.id, { type: 'attempt_failed', at: now(), attempt: 1, error: failed, nextAttemptAt });
  for await (const { event } of queue.events(request.id, { signal: AbortSignal.timeout(10_000) }))
    if (event.type === 'due') break;
  expect((await queue.find(request.id))?.record.state).toBe('PENDING');
  await queue.withdraw(request.id, 1);
});

test('a dead job stays with the queue for operators, and its next round is queued anew', async () => {
  const { queue } = service;
  const { feed, next } = await worker();
  const request = requestOf();
  await queue.enqueue(request, 1);
  const claim = await next();
  await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  const result = { format: 1, id: request.id, round: 1, state: 'DEAD', endedAt: now(), attempt: 1 } as const;
  await feed.apply(request.id, { type: 'died', at: now(), result: { ...result, reason: 'exhausted', error: failed } });
  claim.end({ kind: 'dead', why: 'storage/unavailable' });
  const [jobs] = queue.boardQueues();
  await until(async () => (await jobs?.getJob(request.id))?.failedReason === 'storage/unavailable');

  await queue.apply(request.id, { type: 'retried', at: now(), round: 2 });
  expect(await queue.enqueue(request, 2)).toMatchObject({ state: 'PENDING', round: 2, attempt: 1 });
  const again = await next();
  expect(again).toMatchObject({ id: request.id, round: 2 });
  again.end({ kind: 'done' });
  await feed.drain(0);
});

test('a job that is given back is the next one to be taken', async () => {
  const { queue } = service;
  const taken = claims();
  const feed = await service.feed();
  const [request, later] = [requestOf(), requestOf()];
  for (const each of [request, later]) await queue.enqueue(each, 1);
  feed.start(taken.handler);
  const claim = await taken.next();
  await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  await feed.apply(request.id, { type: 'returned', at: now(), attempt: 1, why: 'draining' });
  claim.end({ kind: 'return' });
  const again = await taken.next();
  expect(again.id).toBe(request.id);
  expect((await queue.find(request.id))?.record).toMatchObject({ state: 'PENDING', attempt: 1 });
  again.end({ kind: 'done' });
  (await taken.next()).end({ kind: 'done' });
  await feed.drain(0);
});

test('a job that is given back wakes a worker that waits', async () => {
  const { queue } = service;
  const [leaving, waiting] = [await worker('w1'), await service.feed({ workerId: 'w2' })];
  const request = requestOf();
  await queue.enqueue(request, 1);
  const claim = await leaving.next();
  const taken = claims();
  waiting.start(taken.handler);
  await until(async () => (await queue.depth()).workers === 2);
  const drained = leaving.feed.drain(0); // it takes no more, so the other one has to
  claim.end({ kind: 'return' });
  const again = await taken.next();
  expect(again.id).toBe(request.id);
  again.end({ kind: 'done' });
  await Promise.all([drained, waiting.drain(0)]);
});

test('of what waits, the smaller number goes first, and of equals the older', async () => {
  const { queue } = service;
  const requests = [500, 100, 100, 1].map((priority) => requestOf({ priority }));
  for (const request of requests) await queue.enqueue(request, 1);
  expect(await queue.depth()).toMatchObject({ waiting: { 1: 1, 100: 2, 500: 1 }, delayed: 0, active: 0 });
  const { feed, next } = await worker();
  const order: string[] = [];
  for (let taken = 0; taken < requests.length; taken += 1) {
    const claim = await next();
    order.push(claim.id);
    claim.end({ kind: 'done' });
  }
  const [last, second, third, first] = requests.map(({ id }) => id);
  expect(order).toEqual([first, second, third, last]);
  await feed.drain(0);
});

describe('cancelling', () => {
  const cancelled = (id: string) =>
    ({
      type: 'cancelled',
      at: now(),
      result: { format: 1, id, round: 1, state: 'CANCELLED', endedAt: now(), why: 'asked to' },
    }) as const;

  test('stops the worker that runs the job, whose word counts no more', async () => {
    const { queue } = service;
    const { feed, next } = await worker();
    const request = requestOf();
    await queue.enqueue(request, 1);
    const claim = await next();
    await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
    await queue.apply(request.id, cancelled(request.id));
    await queue.withdraw(request.id, 1);
    await queue.tellCancelled(request.id);
    expect(await abortion(claim)).toBe('cancelled');
    const late = await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    expect(late).toMatchObject({ refused: 'it is CANCELLED', record: { state: 'CANCELLED' } });
    claim.end({ kind: 'done' });
    await feed.drain(0);
  });

  test('takes a job that waits out of the queue', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await queue.apply(request.id, cancelled(request.id));
    await queue.withdraw(request.id, 1);
    expect(await queue.holds(request.id, 1)).toBe(false);
    expect(await queue.depth()).toMatchObject({ waiting: {}, oldestWaitSeconds: 0 });
  });

  test('reaches a worker that took the job in the same moment', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await queue.tellCancelled(request.id); // before anybody listens
    const { feed, next } = await worker();
    const claim = await next();
    await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
    expect(await abortion(claim)).toBe('cancelled');
    claim.end({ kind: 'done' });
    await feed.drain(0);
  });
});

describe('draining', () => {
  test('lets the job end and takes no other', async () => {
    const { queue } = service;
    const { feed, next } = await worker();
    const [request, other] = [requestOf(), requestOf()];
    await queue.enqueue(request, 1);
    const claim = await next();
    await queue.enqueue(other, 1);
    const drained = feed.drain(30_000);
    expect(claim.signal.aborted).toBe(false);
    await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    claim.end({ kind: 'done' });
    await drained;
    expect(await queue.holds(request.id, 1)).toBe(false);
    expect(await queue.depth()).toMatchObject({ waiting: { 100: 1 }, active: 0 });
    await queue.withdraw(other.id, 1);
  });

  test('asks for the job back after the grace period', async () => {
    const { queue } = service;
    const { feed, next } = await worker();
    const request = requestOf();
    await queue.enqueue(request, 1);
    const claim = await next();
    const drained = feed.drain(50);
    expect(await abortion(claim)).toBe('draining');
    claim.end({ kind: 'return' });
    await drained;
    expect(await queue.depth()).toMatchObject({ waiting: { 100: 1 }, active: 0 });
    await queue.withdraw(request.id, 1);
  });
});

test('a handler that throws loses no job', async () => {
  const { queue } = service;
  const feed = await service.feed();
  const { promise: thrown, resolve } = Promise.withResolvers<void>();
  feed.start(async () => {
    resolve();
    throw new Error('a bug');
  });
  const request = requestOf();
  await queue.enqueue(request, 1);
  await thrown;
  await until(async () => (await queue.depth()).delayed === 1);
  await feed.drain(0);
  await queue.withdraw(request.id, 1);
});

async function eventTypes(id: ReturnType<typeof requestOf>['id']): Promise<string[]> {
  const types: string[] = [];
  const ended = new AbortController();
  const { version } = (await service.queue.find(id))?.record ?? { version: 0 };
  for await (const { event } of service.queue.events(id, { signal: ended.signal })) {
    types.push(event.type);
    if (types.length === version) ended.abort();
  }
  return types;
}
