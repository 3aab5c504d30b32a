import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobFilter } from '../../runtime/jobs/job-queue.ts';
import { queueKeys } from '../../runtime/queue/keys.ts';
import { sweepRecords } from '../../runtime/queue/records/sweep.ts';
import { completedResult, now, requestOf, type Service, startService } from './support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const other = { hash: 'f'.repeat(64), label: 'podcast_v2' };

async function submit(change: Parameters<typeof requestOf>[0] = {}) {
  const request = requestOf(change);
  await service.queue.enqueue(request, 1);
  return request;
}

const ids = async (filter: JobFilter) => (await service.queue.list(filter)).jobs.map(({ id }) => id);

test('jobs are found by state, preset, tag and external id, newest first', async () => {
  const news = await submit({ tags: { show: 'news', day: 'monday' }, externalId: 'abc-1' });
  const talk = await submit({ tags: { show: 'talk' }, preset: other });
  const more = await submit({ tags: { show: 'news' }, preset: other });
  await service.queue.apply(more.id, { type: 'completed', at: now(), result: completedResult(more, 1) });

  expect(await ids({})).toEqual([more.id, talk.id, news.id]);
  expect(await ids({ state: 'PENDING' })).toEqual([talk.id, news.id]);
  expect(await ids({ state: 'COMPLETED' })).toEqual([more.id]);
  expect(await ids({ preset: 'podcast_v2' })).toEqual([more.id, talk.id]);
  expect(await ids({ preset: `sha256:${other.hash}` })).toEqual([more.id, talk.id]);
  expect(await ids({ preset: other.hash })).toEqual([more.id, talk.id]);
  expect(await ids({ tag: 'show=news' })).toEqual([more.id, news.id]);
  expect(await ids({ externalId: 'abc-1' })).toEqual([news.id]);
  expect(await ids({ state: 'PENDING', tag: 'show=news' })).toEqual([news.id]);
  expect(await ids({ state: 'PENDING', tag: 'show=news', preset: 'podcast_v2' })).toEqual([]);
  expect(await ids({ tag: 'show=nothing' })).toEqual([]);
});

test('pages hold each job once, whatever is added while they are turned', async () => {
  const tag = 'batch=pages';
  const submitted = [];
  for (let made = 0; made < 25; made += 1) submitted.push((await submit({ tags: { batch: 'pages' } })).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await service.queue.list({ tag, limit: 10, cursor });
    seen.push(...page.jobs.map(({ id }) => id));
    cursor = page.cursor;
    await submit({ tags: { batch: 'pages' } });
  } while (cursor !== undefined);
  expect(seen).toEqual(submitted.toReversed());
});

test('a question of which few of many are the answer is answered, in pages that may be short', async () => {
  const rare = await submit({ tags: { kind: 'rare', batch: 'many' } });
  for (let made = 0; made < 450; made += 1) await submit({ tags: { batch: 'many' } });
  expect(await ids({ tag: 'kind=rare', preset: 'dialogue_clean_v1', state: 'PENDING' })).toEqual([rare.id]);
});

test('a job that ended long ago is forgotten, with all that was kept of it', async () => {
  await using aside = await startService({ keptDays: 1 });
  const { queue, redis } = aside;
  const feed = await aside.feed({ keptDays: 1 });
  const [old, standing] = [requestOf({ tags: { show: 'news' } }), requestOf({ tags: { show: 'news' } })];
  for (const request of [old, standing]) await queue.enqueue(request, 1);
  feed.log(old.id, 1, '{}');
  await feed.apply(old.id, { type: 'completed', at: now(), result: completedResult(old, 1) });
  await queue.withdraw(old.id, 1);

  const client = new Redis({ path: redis.socket ?? '' });
  await sweepRecords(client, queueKeys(), new Date());
  expect((await queue.list({})).jobs).toHaveLength(2);
  await sweepRecords(client, queueKeys(), new Date(Date.now() + 90_000_000));
  expect((await queue.list({})).jobs.map(({ id }) => id)).toEqual([standing.id]);
  expect((await queue.list({ state: 'COMPLETED' })).jobs).toEqual([]);
  expect((await client.keys('*')).filter((key) => key.includes(old.id))).toEqual([]);
  client.disconnect();
});
