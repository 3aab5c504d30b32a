import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLatheClient, type Job } from '../../client/index.ts';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import { openJobFeed } from '../../runtime/queue/index.ts';
import type { JobEvent } from '../../schemas/generated/job.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { collect } from '../support/jobs/collect.ts';
import { startProxy } from './support/proxy.ts';
import { openWholeService, type WholeService } from './support/whole-service.ts';

const media = mediaFolder();
let service: WholeService;
let inputAssetId: string;
beforeAll(async () => {
  service = await openWholeService();
  inputAssetId = await service.put('in/noise.wav', media.make('noise.wav', ...NOISE));
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service[Symbol.asyncDispose]();
});

const at = '2026-01-01T00:00:00.000Z';
const worker = 'worker-1';

test('events go on behind the last one where connections are cut, none missing and none twice', async () => {
  const { id } = await submit();
  await using proxy = await startProxy(service.url, { cut: { after: 1, linesWith: 'id:' } });
  const heard = collect(createLatheClient({ url: proxy.url }).events(id));
  await apply(id, { type: 'started', at, attempt: 1, worker });
  await apply(id, { type: 'returned', at, attempt: 1, why: 'the worker ends' });
  await apply(id, { type: 'started', at, attempt: 2, worker });
  await service.client.cancel(id);

  const events = await heard;
  expect(events.map(({ type }) => type)).toEqual(['submitted', 'started', 'returned', 'started', 'cancelled']);
  const connections = proxy.seen.filter(({ path }) => path.endsWith('/events'));
  const known = events.slice(0, -1).map(({ eventId }) => eventId);
  expect(connections.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, ...known]);
});

test('the events after a known one are heard alone', async () => {
  const { id } = await submit();
  await service.client.cancel(id);
  const [first] = await collect(service.client.events(id));
  const rest = await collect(service.client.events(id, { after: first?.eventId }));
  expect(rest.map(({ type }) => type)).toEqual(['cancelled']);
});

test('a job that died and was taken up again is heard to its last end', async () => {
  const { id } = await submit();
  await apply(id, { type: 'started', at, attempt: 1, worker });
  const error = { code: 'x/y', class: 'INFRA', retryable: true, message: 'it broke', hint: 'none' } as const;
  const result = {
    format: 1,
    id,
    round: 1,
    state: 'DEAD',
    endedAt: at,
    attempt: 1,
    reason: 'exhausted',
    error,
  } as const;
  await service.ledger.decide(result);
  await apply(id, { type: 'died', at, result });
  await service.client.retry(id);

  const heard = collect(service.client.events(id));
  await service.client.cancel(id);
  expect((await heard).map(({ type }) => type)).toEqual(['submitted', 'started', 'died', 'retried', 'cancelled']);
});

test('lines of a log that is followed come once, however often the connection is cut', async () => {
  const { id } = await submit();
  await using proxy = await startProxy(service.url, { cut: { after: 2, linesWith: '{"message"', times: 1 } });
  const feed = await openJobFeed({ redisUrl: service.redisUrl, workerId: worker, logger: service.logger });
  const say = (message: string): void => feed.log(id as JobId, 1, JSON.stringify({ message }));
  say('one');
  say('two');

  const heard: (string | undefined)[] = [];
  for await (const { message } of createLatheClient({ url: proxy.url }).logs(id, { follow: true })) {
    heard.push(message);
    if (message === 'two') say('three'); // which cuts the connection
    if (message === 'three') await service.client.cancel(id);
  }
  await feed.drain(0);
  expect(heard).toEqual(['one', 'two', 'three']);
  expect(proxy.seen.filter(({ path }) => path.includes('/logs'))).toHaveLength(2);
});

test('whoever gives up hears nothing more', async () => {
  const { id } = await submit();
  const giving = new AbortController();
  const heard: string[] = [];
  const listening = (async () => {
    for await (const { type } of service.client.events(id, { signal: giving.signal })) {
      heard.push(type);
      giving.abort(new Error('enough'));
    }
  })();
  await expect(listening).rejects.toThrow('enough');
  expect(heard).toEqual(['submitted']);
});

test('a job that is not there is no reason to listen again', async () => {
  await expect(collect(service.client.events('nothing'))).rejects.toMatchObject({ status: 404, code: 'api/not_found' });
});

async function submit(): Promise<Job> {
  return await service.client.submit({
    inputAssetId,
    audioProfile: 'loudness_only_v1',
    outputProfile: 'wav_master_v1',
  });
}

async function apply(id: string, event: JobEvent): Promise<void> {
  const { refused } = await service.queue.apply(id as JobId, event);
  if (refused !== undefined) throw new Error(refused);
}
