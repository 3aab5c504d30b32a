import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readAllowList } from '../../runtime/storage/uri/allow-list.ts';
import { readWebhookOrigins } from '../../runtime/webhooks/origins.ts';
import { collect } from './support/collect.ts';
import { openService, type Service, smallest } from './support/service.ts';
import { begin, complete } from './support/worker.ts';

let service: Service;
let key = 0;

beforeAll(async () => {
  service = await openService();
});
afterAll(() => service[Symbol.asyncDispose]());
beforeEach(() => {
  key += 1;
});

const post = async (body: object = {}, url = '/v1/jobs') =>
  await service.ask('POST', url, { ...(await smallest(service)), ...body }, { 'idempotency-key': `key-${key}` });
const pending = async () => await collect(service.ledger.pending());

test('the same key and body give the same job, however its JSON is laid out', async () => {
  const first = await post({ externalId: 'a', tags: { x: '1', y: '2' } });
  const again = await post({ tags: { y: '2', x: '1' }, externalId: 'a' });
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(again.body.id).toBe(first.body.id);
  expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  expect(again.headers.location).toBe(`/v1/jobs/${first.body.id}`);
});

test('the same key with another body, or for something else, is refused', async () => {
  await post();
  expect((await post({ priority: 1 })).body).toMatchObject({ status: 409, code: 'api/idempotency_conflict' });
  expect((await post({}, '/v1/plan')).body).toMatchObject({ status: 409, code: 'api/idempotency_conflict' });
});

test('a request that was refused leaves its key free', async () => {
  expect((await post({ params: { target: 'loud' } })).status).toBe(422);
  expect((await post()).status).toBe(202);
});

test('the job is given as it stands, even where it is over and its input is gone', async () => {
  const { body: job } = await post();
  await complete(service, job.id, await begin(service, job.id));
  const before = service.queue.calls.length;
  const { body } = await post();
  expect([body.id, body.state]).toEqual([job.id, 'COMPLETED']);
  expect(service.queue.calls.slice(before)).toEqual(['find']);
  service.queue.lose();
  expect((await post()).body).toMatchObject({ id: job.id, state: 'COMPLETED' });
});

test('of twenty at once there is one job', async () => {
  const before = (await pending()).length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => post()));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
  expect((await pending()).length).toBe(before + 1);
});

test('of twenty at once with different bodies one is accepted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => post({ externalId: `body-${index}` })));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
});

test('what died between taking the key and accepting is gone on with, under the same id', async () => {
  const { ledger, subject } = service;
  await using dying = await openService({
    ledger: { ...ledger, accept: () => Promise.reject(new Error('the process died here')) },
    storage: subject.storage,
    allow: allowOf(service),
  });
  const body = await smallest(service);
  const headers = { 'idempotency-key': `key-${key}` };
  expect((await dying.ask('POST', '/v1/jobs', body, headers)).status).toBe(500);
  const reserved = await reservations(service);
  const { status, body: job } = await post();
  expect(status).toBe(202);
  expect(reserved).toContain(job.id);
});

describe('while the queue is down', () => {
  /** It goes down in the moment that a job is queued. @returns brings it back */
  function breakEnqueue(): () => void {
    const { enqueue } = service.queue;
    const mend = () => {
      service.queue.enqueue = enqueue;
      service.queue.down = false;
    };
    service.queue.enqueue = async (...given) => {
      service.queue.down = true;
      return await enqueue(...given);
    };
    onTestFinished(mend);
    return mend;
  }

  test('a request without a key is answered 503, and really is no job', async () => {
    breakEnqueue();
    const before = new Set(await all());
    const answer = await service.ask('POST', '/v1/jobs', await smallest(service));
    expect(answer.body).toMatchObject({ status: 503, code: 'queue/unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    const [id, ...others] = (await all()).filter((one) => !before.has(one));
    if (id === undefined) throw new Error('nothing was written');
    expect(others).toEqual([]);
    expect(await service.ledger.readResult(id, 1)).toMatchObject({ state: 'CANCELLED' });
    expect(await pending()).not.toContain(id);
  });

  test('a request with a key is answered 503, and the same key goes on with the same job', async () => {
    const mend = breakEnqueue();
    const before = new Set(await pending());
    expect((await post()).status).toBe(503);
    const [id, ...others] = (await pending()).filter((one) => !before.has(one));
    expect(others).toEqual([]);
    mend();
    const { status, body } = await post();
    expect([status, body.id, body.state]).toEqual([202, id, 'PENDING']);
  });
});

async function all() {
  return await collect(service.ledger.all());
}

function allowOf({ subject }: Service) {
  return { inputs: readAllowList([subject.uri('in')]), outputs: readAllowList([]), webhooks: readWebhookOrigins([]) };
}

async function reservations({ subject }: Service): Promise<readonly string[]> {
  const { objects } = await subject.storage.list(subject.uri('lathe/idempotency/'));
  const contents = objects.map(async ({ uri }) => (await subject.storage.getBytes(uri)).content.toString());
  return (await Promise.all(contents)).map((text) => JSON.parse(text).id);
}
