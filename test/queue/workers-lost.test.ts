import { expect, test } from 'vitest';
import { abortion, claimOne, claims, completedResult, now, requestOf, startService, until } from './support/service.ts';
import { startWorker } from './support/start-worker.ts';

/** Of those that are lost. Who takes their jobs looks as often, and has a lock that outlasts whatever holds this process up. */
const [LOCK_SECONDS, LOOK_SECONDS] = [1, 1];

test('a worker that is killed loses its job to another one, which BullMQ counts as no failure', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  await using victim = startWorker(redis.url, 'victim', LOCK_SECONDS);
  const request = requestOf();
  await queue.enqueue(request, 1);
  expect(await victim.next()).toEqual({ ready: true });
  expect(await victim.next()).toEqual({ started: request.id, attempt: 1 });
  victim.kill('SIGKILL');

  const feed = await service.feed({ workerId: 'w2', stalledSeconds: LOOK_SECONDS });
  const taken = claims();
  feed.start(taken.handler);
  const claim = await taken.next();
  expect(claim.id).toBe(request.id);
  expect((await queue.find(request.id))?.record).toMatchObject({ state: 'PROCESSING', worker: 'victim' });
  const started = await feed.apply(request.id, { type: 'started', at: now(), attempt: 2, worker: 'w2' });
  expect(started.record).toMatchObject({ attempt: 2, worker: 'w2' });
  await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 2) });
  claim.end({ kind: 'done' });
  await until(async () => !(await queue.holds(request.id, 1)));
});

test('a worker that was frozen knows when it thaws, and its word is refused', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  await using zombie = startWorker(redis.url, 'zombie', LOCK_SECONDS);
  const request = requestOf();
  await queue.enqueue(request, 1);
  await zombie.next();
  expect(await zombie.next()).toEqual({ started: request.id, attempt: 1 });
  zombie.kill('SIGSTOP');

  const feed = await service.feed({ workerId: 'w2', stalledSeconds: LOOK_SECONDS });
  const taken = claims();
  feed.start(taken.handler);
  const claim = await taken.next();
  await feed.apply(request.id, { type: 'started', at: now(), attempt: 2, worker: 'w2' });

  zombie.goOn(); // the first thing it finds when it thaws
  zombie.kill('SIGCONT');
  const said = [await zombie.next(), await zombie.next()];
  expect(said).toContainEqual({ aborted: 'lock_lost' });
  expect(said).toContainEqual({ completed: false, refused: expect.any(String) });
  expect((await queue.find(request.id))?.record).toMatchObject({ state: 'PROCESSING', attempt: 2, worker: 'w2' });

  const completed = await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 2) });
  expect(completed.record?.state).toBe('COMPLETED');
  claim.end({ kind: 'done' });
  await until(async () => !(await queue.holds(request.id, 1)));
});

test('a lock that another one has aborts the claim', async () => {
  await using service = await startService();
  const { redis } = service;
  const { feed, request, claim } = await claimOne(service, { lockSeconds: LOCK_SECONDS });
  await redis.client.set(`lathe:bull:jobs:${request.id}:lock`, 'another');
  expect(await abortion(claim)).toBe('lock_lost');
  const late = await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  expect(late).toMatchObject({ refused: 'the job is no longer held by this worker', record: { state: 'PENDING' } });
  claim.end({ kind: 'abandon' });
});

test('what is said while the lock has run out takes it again', async () => {
  await using service = await startService();
  const { queue, redis } = service;
  const { feed, request, claim } = await claimOne(service, { lockSeconds: 30 });
  await redis.client.del(`lathe:bull:jobs:${request.id}:lock`);
  const started = await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
  expect(started).toMatchObject({ record: { state: 'PROCESSING', attempt: 1 } });
  expect(started.refused).toBeUndefined();
  expect(claim.signal.aborted).toBe(false);
  await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
  claim.end({ kind: 'done' });
  await until(async () => !(await queue.holds(request.id, 1)));
});
