import { expect, test } from 'vitest';
import { presentWorkers } from '../../runtime/queue/feed/presence.ts';
import { queueKeys } from '../../runtime/queue/keys.ts';
import { claims, startService, until } from './support/service.ts';

test('workers tell what they are, and are off the list when they end', async () => {
  await using service = await startService();
  const facts = { ffmpeg: '5.1.9', confinement: { level: 'bubblewrap' } };
  const feed = await service.feed({ workerId: 'w7', facts });
  feed.start(claims().handler);
  await until(async () => (await service.queue.workers()).length === 1);
  expect(await service.queue.workers()).toEqual([{ ...facts, worker: 'w7', seenAt: expect.any(String) }]);
  await feed.drain(100);
  expect(await service.queue.workers()).toEqual([]);
});

test('a worker that was killed is on the list no longer than it could have missed a beat', async () => {
  await using service = await startService();
  const { client } = service.redis;
  await client.hset(
    queueKeys().workers,
    'gone',
    JSON.stringify({ worker: 'gone', seenAt: '2026-01-01T00:00:00.000Z' }),
  );
  expect(await presentWorkers(client, queueKeys(), new Date('2026-01-01T00:00:30Z'))).toHaveLength(1);
  expect(await presentWorkers(client, queueKeys(), new Date('2026-01-01T00:00:40Z'))).toEqual([]);
  expect(await client.hlen(queueKeys().workers)).toBe(0);
});
