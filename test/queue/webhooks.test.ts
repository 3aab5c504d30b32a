import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure } from '../../runtime/failure/failure.ts';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import type { DeliverWebhook, WebhookDelivery, WebhookQueue } from '../../runtime/jobs/webhook-queue.ts';
import { queueKeys } from '../../runtime/queue/keys.ts';
import { webhookDelayMs } from '../../runtime/queue/webhooks/backoff.ts';
import { deliveryStore } from '../../runtime/queue/webhooks/delivery-store.ts';
import { openWebhookQueue } from '../../runtime/queue/webhooks/open-webhook-queue.ts';
import { completedResult, now, requestOf, type Service, silent, startService, until } from './support/service.ts';

let service: Service;
const opened: WebhookQueue[] = [];
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await Promise.all(opened.map((webhooks) => webhooks.close()));
  await service[Symbol.asyncDispose]();
});

/** A receiver whose answers the test says; whoever is not named gets 200. */
function receiver(answers: readonly (number | Error)[] = []) {
  const posts: WebhookDelivery[] = [];
  const deliver: DeliverWebhook = async (delivery) => {
    const answer = answers[posts.length] ?? 200;
    posts.push(delivery);
    if (answer instanceof Error) throw answer;
    return { status: answer };
  };
  return { posts, deliver };
}

async function open(deliver: DeliverWebhook, of = service): Promise<WebhookQueue> {
  const webhooks = await openWebhookQueue({ redisUrl: of.redis.url, deliver, delayMs: () => 20, logger: silent });
  opened.push(webhooks);
  return webhooks;
}

const notifyUrl = 'https://caller.internal/hook';

async function settled(webhooks: WebhookQueue, id: JobId, count: number) {
  await until(async () => {
    const all = await webhooks.list(id);
    return all.length === count && all.every(({ state }) => state !== 'pending');
  });
  return webhooks.list(id);
}

test('each event of a job that asks for it is posted once, of others none', async () => {
  const { posts, deliver } = receiver();
  const webhooks = await open(deliver);
  await open(deliver); // two processes share the work
  const [request, silentOne] = [requestOf({ notifyUrl, externalId: 'abc-1', tags: { show: 'news' } }), requestOf()];
  for (const each of [request, silentOne]) {
    await service.queue.enqueue(each, 1);
    await service.queue.apply(each.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' });
    await service.queue.apply(each.id, { type: 'completed', at: now(), result: completedResult(each, 1) });
  }
  const deliveries = await settled(webhooks, request.id, 3);
  expect(deliveries).toMatchObject(
    ['job.submitted', 'job.started', 'job.completed'].map((type) => ({
      type,
      url: notifyUrl,
      state: 'delivered',
      attempts: 1,
      lastStatus: 200,
      lastAttemptAt: expect.any(String),
    })),
  );
  expect(posts).toHaveLength(3);
  const completed = posts.map(({ body }) => JSON.parse(body)).find(({ type }) => type === 'job.completed');
  const { output } = completedResult(request, 1);
  expect(completed.job).toEqual({
    id: request.id,
    state: 'COMPLETED',
    round: 1,
    attempt: 1,
    externalId: 'abc-1',
    tags: { show: 'news' },
    output,
  });
  expect(await webhooks.list(silentOne.id)).toEqual([]);
  const ids = (
    await Promise.all([service.queue.events(request.id, { signal: AbortSignal.timeout(5_000) })].map(collectIds))
  ).flat();
  expect(deliveries.map(({ eventId }) => eventId)).toEqual(ids);
});

test('what fails is posted again, the same bytes, until it is taken', async () => {
  await using alone = await startService();
  const { posts, deliver } = receiver([500, new Error('connection refused'), 204]);
  const webhooks = await open(deliver, alone);
  const request = requestOf({ notifyUrl });
  await alone.queue.enqueue(request, 1);
  expect(await settled(webhooks, request.id, 1)).toMatchObject([{ state: 'delivered', attempts: 3, lastStatus: 204 }]);
  expect(new Set(posts.map((post) => JSON.stringify(post))).size).toBe(1);
  await webhooks.close();
});

test('what fails eight times is given up, and can be replayed', async () => {
  await using alone = await startService();
  const { posts, deliver } = receiver(Array.from({ length: 8 }, () => 503));
  const webhooks = await open(deliver, alone);
  const request = requestOf({ notifyUrl });
  await alone.queue.enqueue(request, 1);
  const [given] = await settled(webhooks, request.id, 1);
  expect(given).toMatchObject({ state: 'failed', attempts: 8, lastStatus: 503 });
  const again = await webhooks.replay(request.id, given?.deliveryId ?? '');
  expect(again).toMatchObject({ state: 'pending', attempts: 0, eventId: given?.eventId });
  expect(await settled(webhooks, request.id, 2)).toMatchObject([
    { state: 'failed' },
    { state: 'delivered', attempts: 1 },
  ]);
  expect(posts).toHaveLength(9);
  expect(await webhooks.replay(request.id, 'no such one')).toBeUndefined();
  await webhooks.close();
});

test.each([
  ['the answer 410', 410, { lastStatus: 410 }],
  [
    'an error that no retry mends',
    failure('storage/not_allowed', { uri: notifyUrl }),
    { lastError: expect.any(String) },
  ],
])('%s is final', async (_, answer, told) => {
  await using alone = await startService();
  const webhooks = await open(receiver([answer]).deliver, alone);
  const request = requestOf({ notifyUrl });
  await alone.queue.enqueue(request, 1);
  expect(await settled(webhooks, request.id, 1)).toMatchObject([{ state: 'failed', attempts: 1, ...told }]);
  await webhooks.close();
});

test('what was told while nobody read is posted later, and what a process left unfinished as well', async () => {
  await using alone = await startService();
  const { queue, redis } = alone;
  const request = requestOf({ notifyUrl });
  await queue.enqueue(request, 1);
  await redis.client.xgroup('CREATE', 'lathe:outbox', 'webhooks', '0');
  await redis.client.xreadgroup('GROUP', 'webhooks', 'gone', 'COUNT', 1, 'STREAMS', 'lathe:outbox', '>');
  await redis.client.xclaim('lathe:outbox', 'webhooks', 'gone', 0, (await outboxIds())[0] ?? '', 'IDLE', 60_000);
  const { posts, deliver } = receiver();
  const webhooks = await open(deliver, alone);
  await settled(webhooks, request.id, 1);
  expect(posts).toHaveLength(1);
  await until(async () => (await outboxIds()).length === 0);
  await webhooks.close();

  async function outboxIds(): Promise<string[]> {
    return (await redis.client.xrange('lathe:outbox', '-', '+')).map(([id]) => id);
  }
});

test('deliveries are listed in the order of their events, however they were taken, a replay after what it repeats', async () => {
  const store = deliveryStore(service.redis.client, queueKeys());
  const { id: jobId } = requestOf();
  const at = '2026-11-25T15:46:12.797Z';
  const kept = (eventId: string, deliveryId = eventId, createdAt = at) =>
    store.add({ jobId, eventId, deliveryId, createdAt, url: '', body: '{}', type: '', state: 'pending', attempts: 0 });
  for (const eventId of ['1764-10', '1764-9', '1765-0', '1764-0']) await kept(eventId);
  await kept('1764-9', '1764-9.again', '2026-11-25T15:50:00.000Z');
  const listed = (await store.readAll(jobId)).map(({ deliveryId }) => deliveryId);
  expect(listed).toEqual(['1764-0', '1764-9', '1764-9.again', '1764-10', '1765-0']);
});

test('the attempts are spread over about an hour', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7].map((attempts) => webhookDelayMs(attempts, 0.5));
  expect(delays).toEqual([5_000, 15_000, 45_000, 135_000, 405_000, 1_215_000, 1_800_000]);
  expect([webhookDelayMs(1, 0), webhookDelayMs(1, 1)]).toEqual([4_000, 6_000]);
});

async function collectIds(events: AsyncIterable<{ readonly eventId: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { eventId } of events) ids.push(eventId);
  return ids;
}
