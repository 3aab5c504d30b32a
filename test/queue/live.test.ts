import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobFeed } from '../../runtime/jobs/job-feed.ts';
import type { PublishedEvent } from '../../runtime/jobs/job-queue.ts';
import type { JobProgress } from '../../schemas/generated/job.ts';
import { completedResult, failed, now, requestOf, type Service, startService } from './support/service.ts';

let service: Service;
let feed: JobFeed;
beforeAll(async () => {
  service = await startService();
  feed = await service.feed();
});
afterAll(() => service[Symbol.asyncDispose]());

const signal = AbortSignal.timeout(60_000);
/** Nothing is due while a test runs. */
const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const started = (attempt: number) => ({ type: 'started', at: now(), attempt, worker: 'w1' }) as const;
const failedIn = (attempt: number) =>
  ({ type: 'attempt_failed', at: now(), attempt, error: failed, nextAttemptAt: inAnHour }) as const;
const progress = (attempt: number, fraction: number): JobProgress => ({
  attempt,
  stage: 'render',
  detail: 'encoding aac',
  fraction,
});

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('events', () => {
  test('are told from the first to the last, with ids that grow, and then no more', async () => {
    const { queue } = service;
    const request = requestOf();
    const following = collect(queue.events(request.id, { signal }));
    expect(await following).toEqual([]); // nobody knows the job: there is nothing to follow
    await queue.enqueue(request, 1);
    const live = collect(queue.events(request.id, { signal }));
    for (const event of [started(1), failedIn(1), started(2)]) await queue.apply(request.id, event);
    await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 2) });
    const told = await live;
    expect(told.map(({ event, state }) => [event.type, state])).toEqual([
      ['submitted', 'PENDING'],
      ['started', 'PROCESSING'],
      ['attempt_failed', 'FAILED'],
      ['started', 'PROCESSING'],
      ['completed', 'COMPLETED'],
    ]);
    expect(told[0]).toMatchObject({ jobId: request.id, event: { request, round: 1 } });
    expect(told.map(order)).toEqual(told.map(order).toSorted((one, other) => one - other));
    expect(await collect(queue.events(request.id, { signal }))).toEqual(told);
  });

  test('go on after the one that was heard last, as if the line had never dropped', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await queue.apply(request.id, started(1));
    const [first] = await take(queue.events(request.id, { signal }), 1);
    const rest = collect(queue.events(request.id, { after: first?.eventId, signal }));
    await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    expect((await rest).map(({ event }) => event.type)).toEqual(['started', 'completed']);
    const [last] = (await rest).slice(-1);
    expect(await collect(queue.events(request.id, { after: last?.eventId, signal }))).toEqual([]);
  });

  test('have no gap and no duplicate where history ends and the present begins', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    const writing = (async () => {
      for (let attempt = 1; attempt <= 60; attempt += 1) {
        await queue.apply(request.id, started(attempt));
        await queue.apply(request.id, failedIn(attempt));
      }
      await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 60) });
    })();
    const readers: Promise<PublishedEvent[]>[] = [];
    for (let reader = 0; reader < 20; reader += 1) {
      readers.push(collect(queue.events(request.id, { signal })));
      await queue.ping(); // each begins at another moment
    }
    await writing;
    const told = await Promise.all(readers);
    const types = (events: readonly PublishedEvent[]) =>
      events.map(({ event }) => ('attempt' in event ? `${event.type} ${event.attempt}` : event.type));
    const attempts = Array.from({ length: 60 }, (_, at) => [`started ${at + 1}`, `attempt_failed ${at + 1}`]).flat();
    for (const events of told) expect(types(events)).toEqual(['submitted', ...attempts, 'completed']);
  });

  test('of a job that was dead and is taken up again go on', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    const result = { format: 1, id: request.id, round: 1, state: 'DEAD', endedAt: now(), attempt: 1 } as const;
    await queue.apply(request.id, {
      type: 'died',
      at: now(),
      result: { ...result, reason: 'exhausted', error: failed },
    });
    await queue.apply(request.id, { type: 'retried', at: now(), round: 2 });
    const live = collect(queue.events(request.id, { signal }));
    await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1, 2) });
    expect((await live).map(({ event }) => event.type)).toEqual(['submitted', 'died', 'retried', 'completed']);
  });

  test('end when the listener leaves, and the connection is used by all of them', async () => {
    const { queue, redis } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    const before = await subscribers();
    const leaving = new AbortController();
    const listeners = Array.from({ length: 25 }, () => queue.events(request.id, { signal: leaving.signal }));
    const told = listeners.map((events) => collect(events));
    await take(queue.events(request.id, { signal }), 1);
    expect(await subscribers()).toBe(before);
    leaving.abort();
    for (const events of await Promise.all(told)) expect(events.length).toBeLessThanOrEqual(1);

    async function subscribers(): Promise<number> {
      return String(await redis.client.client('LIST', 'TYPE', 'PUBSUB')).split('\n').length;
    }
  });
});

describe('progress', () => {
  test('reaches listeners and is kept as the latest, until the attempt is over', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await feed.apply(request.id, started(1));
    const events = queue.events(request.id, { signal })[Symbol.asyncIterator]();
    for (const type of ['submitted', 'started']) expect((await events.next()).value).toMatchObject({ event: { type } });
    const next = events.next();
    feed.progress(request.id, progress(1, 0.25));
    const told = (await next).value;
    expect(told).toMatchObject({ state: 'PROCESSING', event: { type: 'progress', progress: progress(1, 0.25) } });
    expect(await queue.find(request.id)).toMatchObject({ progress: progress(1, 0.25) });

    await feed.apply(request.id, failedIn(1));
    expect(await queue.find(request.id)).not.toHaveProperty('progress');
    const after = collect(queue.events(request.id, { after: told?.eventId, signal }));
    await queue.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    expect((await after).map(({ event }) => event.type)).toEqual(['attempt_failed', 'completed']);
    await events.return?.();
  });

  test('of an attempt that was overtaken is ignored', async () => {
    const { queue } = service;
    const zombie = await service.feed({ workerId: 'zombie' });
    const request = requestOf();
    await queue.enqueue(request, 1);
    for (const attempt of [1, 2]) await queue.apply(request.id, started(attempt));
    zombie.progress(request.id, progress(1, 0.9));
    const listening = queue.events(request.id, { signal })[Symbol.asyncIterator]();
    for (let told = 0; told < 3; told += 1) await listening.next();
    const next = listening.next();
    feed.progress(request.id, progress(2, 0.1));
    expect((await next).value).toMatchObject({ event: { progress: progress(2, 0.1) } });
    expect(await queue.find(request.id)).toMatchObject({ progress: progress(2, 0.1) });
    await listening.return?.();
  });
});

describe('the log', () => {
  test('is read as it is, of one attempt or of all', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await feed.apply(request.id, started(1));
    feed.log(request.id, 1, '{"message":"one"}');
    feed.log(request.id, 2, '{"message":"two"}');
    await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    const lines = await collect(queue.logs(request.id, { follow: false, signal }));
    expect(lines.map(({ attempt, line }) => [attempt, line])).toEqual([
      [1, '{"message":"one"}'],
      [2, '{"message":"two"}'],
    ]);
    const second = await collect(queue.logs(request.id, { attempt: 2, follow: false, signal }));
    expect(second.map(({ line }) => line)).toEqual(['{"message":"two"}']);
  });

  test('is followed until the job has ended, to its last line', async () => {
    const { queue } = service;
    const request = requestOf();
    await queue.enqueue(request, 1);
    await feed.apply(request.id, started(1));
    const following = collect(queue.logs(request.id, { follow: true, signal }));
    const texts = Array.from({ length: 300 }, (_, at) => `{"message":"line ${at}"}`);
    for (const text of texts) {
      feed.log(request.id, 1, text);
      if (text.endsWith('50"}')) await queue.ping();
    }
    await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) });
    expect((await following).map(({ line }) => line)).toEqual(texts);
  });
});

async function take<Value>(values: AsyncIterable<Value>, count: number): Promise<Value[]> {
  const taken: Value[] = [];
  for await (const value of values) {
    taken.push(value);
    if (taken.length === count) break;
  }
  return taken;
}

function order({ eventId }: PublishedEvent): number {
  const [ms = '', count = ''] = eventId.split('-');
  return Number(ms) * 1000 + Number(count);
}
