import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LateRecovery, lateRecovery } from '../../cli/service/recover-later.ts';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import { type OpenJobQueue, openJobQueue } from '../../runtime/queue/order/open-job-queue.ts';
import { startRedis, type TestRedis } from '../support/redis/start-redis.ts';
import { conform, openService, type Service, smallest } from './support/service.ts';
import { begin, complete, die } from './support/worker.ts';

let redis: TestRedis;
let queue: OpenJobQueue;
let service: Service;
let id: JobId;
let recovery: LateRecovery;
const ending = new AbortController();

beforeAll(async () => {
  redis = await startRedis();
  queue = await openJobQueue({ redisUrl: redis.url, logger: pino({ level: 'silent' }) });
  service = await openService({
    queue,
    boardQueues: queue.boardQueues(),
    recoverLater: (late) => recovery.recoverLater(late),
  });
  const logger = pino({ level: 'silent' });
  recovery = lateRecovery({ ledger: service.ledger, queue, logger, signal: ending.signal });
});
afterAll(async () => {
  ending.abort();
  await recovery.done();
  await service[Symbol.asyncDispose]();
  await queue.close();
  await redis.stop();
});
beforeEach(async () => {
  id = (await submit()).body.id;
});

/** The same service, for what a test does in place of a worker. */
const worked = () => ({ ...service, queue });
const submit = async (change: object = {}, headers = {}) =>
  await service.ask('POST', '/v1/jobs', { ...(await smallest(service)), ...change }, headers);
const get = (path = '') => service.ask('GET', `/v1/jobs/${id}${path}`);
const post = (path: string) => service.ask('POST', `/v1/jobs/${id}${path}`);
const eventsIn = (text: string) => [...text.matchAll(/^event: (.*)$/gm)].map(([, type]) => type);

test('a job is accepted, found, listed, and told of to its end', async () => {
  expect(await queue.holds(id, 1)).toBe(true);
  const attempt = await begin(worked(), id);
  await complete(worked(), id, attempt, { report: { mode: 'linear' } });
  const { body } = await get();
  conform('Job', body);
  expect(body).toMatchObject({ state: 'COMPLETED', outcome: { report: { mode: 'linear' } } });
  const events = await get('/events');
  expect(eventsIn(events.text)).toEqual(['submitted', 'started', 'completed']);
  const last = [...events.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1];
  expect((await service.ask('GET', `/v1/jobs/${id}/events`, undefined, { 'last-event-id': last })).status).toBe(204);
});

test('filters and pages find jobs', async () => {
  const ids: string[] = [];
  for (const show of ['one', 'two', 'three']) {
    ids.unshift((await submit({ externalId: 'paged é=', tags: { show } })).body.id);
  }
  const url = `/v1/jobs?limit=2&externalId=${encodeURIComponent('paged é=')}`;
  const first = (await service.ask('GET', url)).body;
  const second = (await service.ask('GET', `${url}&cursor=${first.cursor}`)).body;
  expect([...first.jobs, ...second.jobs].map((job: { id: string }) => job.id)).toEqual(ids);
  const filters = ['state=PENDING', 'preset=dialogue_clean_v1', 'tag=show=two', 'externalId=paged%20%C3%A9='];
  expect((await service.ask('GET', `/v1/jobs?${filters.join('&')}`)).body.jobs).toMatchObject([{ id: ids[1] }]);
  expect((await service.ask('GET', `/v1/jobs?cursor=${id}`)).status).toBe(200);
});

test('cancelling takes a job out of the queue', async () => {
  expect((await post('/cancel')).body.state).toBe('CANCELLED');
  expect(await queue.holds(id, 1)).toBe(false);
  expect((await post('/cancel')).status).toBe(409);
});

test('a dead job is taken up again by one of many who ask', async () => {
  await die(worked(), id, await begin(worked(), id));
  const answers = await Promise.all(Array.from({ length: 5 }, () => post('/retry')));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
  expect((await get()).body).toMatchObject({ state: 'PENDING', round: 2 });
  expect(await queue.holds(id, 2)).toBe(true);
});

test('twenty with one key at once are one job', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => submit({}, { 'idempotency-key': 'twenty' })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('a Redis that freezes is a 503 within bounds, and no job; what was accepted is still read', async () => {
  redis.freeze();
  try {
    const refused = await submit();
    expect(refused.body).toMatchObject({ status: 503, code: 'queue/unavailable' });
    expect(refused.headers['retry-after']).toBe('5');
    expect((await get()).body).toMatchObject({ id, state: 'PENDING' });
    expect((await service.ask('GET', '/readyz')).body.checks.redis.ok).toBe(false);
    expect((await service.ask('GET', '/admin/queues/api/queues')).body).toMatchObject({ code: 'queue/unavailable' });
  } finally {
    redis.thaw();
  }
  await expect.poll(async () => (await service.ask('GET', '/readyz')).status).toBe(200);
});

describe('what is decided while Redis freezes', () => {
  const soon = { timeout: 10_000 };
  const frozen = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    redis.freeze();
    try {
      return await work();
    } finally {
      redis.thaw();
    }
  };

  test('a job that is cancelled stays so, and leaves the queue', async () => {
    expect((await frozen(() => post('/cancel'))).body.state).toBe('CANCELLED');
    await expect.poll(async () => (await get()).body.state, soon).toBe('CANCELLED');
    await expect.poll(() => queue.holds(id, 1), soon).toBe(false);
  });

  test('a job that is taken up again gets into the queue', async () => {
    await die(worked(), id, await begin(worked(), id));
    const { status, body } = await frozen(() => post('/retry'));
    expect([status, body.state, body.round]).toEqual([202, 'PENDING', 2]);
    await expect.poll(() => queue.holds(id, 2), soon).toBe(true);
    expect((await get()).body).toMatchObject({ state: 'PENDING', round: 2 });
  });
});

test('the page of the queues shows them', async () => {
  const queues = await service.ask('GET', '/admin/queues/api/queues');
  expect(queues.status).toBe(200);
  expect(queues.body.queues.map(({ name }: { name: string }) => name)).toEqual(
    queue.boardQueues().map(({ name }) => name),
  );
});

test('a Redis that lost everything loses nothing that was accepted', async () => {
  await redis.restart({ keepData: false });
  await expect.poll(async () => (await service.ask('GET', '/readyz')).status).toBe(200);
  expect((await get()).body).toMatchObject({ id, state: 'PENDING' });
  expect((await post('/cancel')).body.state).toBe('CANCELLED');
  expect(eventsIn((await get('/events')).text)).toEqual(['cancelled']);
});
