import { expect, test } from 'vitest';
import { claims, completedResult, now, requestOf, startService } from './support/service.ts';

test('a job is queued, taken, started, completed and done', async () => {
  await using service = await startService();
  const { queue } = service;
  const request = requestOf();
  const record = await queue.enqueue(request, 1);
  expect(record).toMatchObject({ id: request.id, state: 'PENDING', version: 1 });
  expect(await queue.depth()).toMatchObject({ waiting: { 100: 1 }, active: 0, workers: 0 });
  const feed = await service.feed();
  const taken = claims();
  feed.start(taken.handler);
  const claim = await taken.next();
  expect(claim).toMatchObject({ id: request.id, round: 1, priority: 100 });
  expect(await feed.apply(request.id, { type: 'started', at: now(), attempt: 1, worker: 'w1' })).toMatchObject({
    record: { state: 'PROCESSING', attempt: 1 },
  });
  expect(await queue.depth()).toMatchObject({ waiting: {}, active: 1, workers: 1 });
  expect(
    await feed.apply(request.id, { type: 'completed', at: now(), result: completedResult(request, 1) }),
  ).toMatchObject({ record: { state: 'COMPLETED' } });
  claim.end({ kind: 'done' });
  const seen = [];
  for await (const e of queue.events(request.id, { signal: AbortSignal.timeout(5000) })) seen.push(e);
  console.log(seen.map((e) => [e.eventId, e.event.type, e.state]));
  console.log(await queue.find(request.id), await queue.list({}));
});
