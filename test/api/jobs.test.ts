import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type JobId, newJobId } from '../../runtime/jobs/job-id.ts';
import { collect } from './support/collect.ts';
import { conform, hashes, openService, put, type Service, smallest } from './support/service.ts';
import { begin, complete, die, failed } from './support/worker.ts';

let service: Service;
let id: JobId;

beforeAll(async () => {
  service = await openService();
});
afterAll(() => service[Symbol.asyncDispose]());

async function submit(change: object = {}): Promise<JobId> {
  return (await service.ask('POST', '/v1/jobs', { ...(await smallest(service)), ...change })).body.id;
}

beforeEach(async () => {
  id = await submit();
});

const get = (path = '') => service.ask('GET', `/v1/jobs/${id}${path}`);
const post = (path: string, body?: object) => service.ask('POST', `/v1/jobs/${id}${path}`, body);

describe('a job', () => {
  test('is read as it stands, with where its attempt is', async () => {
    const attempt = await begin(service, id);
    service.queue.progress(id, { attempt, stage: 'render', detail: 'encoding', fraction: 0.5, speed: 12 });
    const { body } = await get();
    conform('Job', body);
    expect(body).toMatchObject({
      id,
      state: 'PROCESSING',
      attempt: 1,
      worker: 'worker-1',
      progress: { fraction: 0.5 },
    });
  });

  test('that completed has its outcome, with the report', async () => {
    await complete(service, id, await begin(service, id), { report: { mode: 'linear' } });
    const { body } = await get();
    conform('Job', body);
    expect(body).toMatchObject({ state: 'COMPLETED', outcome: { attempt: 1, report: { mode: 'linear' } } });
  });

  test.each([
    ['pending', async () => {}],
    ['running', () => begin(service, id)],
    ['completed', async () => complete(service, id, await begin(service, id), { report: { mode: 'linear' } })],
    ['dead', async () => die(service, id, await begin(service, id))],
    ['cancelled', () => post('/cancel', { why: 'it was replaced' })],
  ])('that is %s is the same where the queue lost it, or does not answer', async (_, bring) => {
    await bring();
    const { version: _version, updatedAt: _at, startedAt: _started, ...before } = (await get()).body;
    service.queue.lose();
    const after = (await get()).body;
    conform('Job', after);
    expect(after).toMatchObject(before);
    service.queue.down = true;
    expect((await get()).body).toEqual(after);
    service.queue.down = false;
  });

  test('that was taken up again is told of its latest round', async () => {
    await die(service, id, await begin(service, id));
    await post('/retry');
    await begin(service, id, 'worker-2');
    service.queue.lose();
    expect((await get()).body).toMatchObject({ state: 'PROCESSING', round: 2, attempt: 2, worker: 'worker-2' });
  });

  test.each([
    '019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f',
    'nothing',
    '..',
    '%2e%2e%2fx',
    '019A5B0C-7F2E-7C31-9D4F-6A1B2C3D4E5F',
    'a'.repeat(400),
  ])('named %s is not found', async (name) => {
    expect((await service.ask('GET', `/v1/jobs/${name}`)).body).toMatchObject({ status: 404, code: 'api/not_found' });
  });
});

describe('cancelling', () => {
  test('ends a job at once, takes it out of the queue and tells its worker', async () => {
    const { status, body } = await post('/cancel', { why: 'it was replaced' });
    expect([status, body.state, body.why]).toEqual([200, 'CANCELLED', 'it was replaced']);
    expect(await service.queue.holds(id, 1)).toBe(false);
    expect(service.queue.calls.slice(-3)).toEqual(['apply cancelled', 'withdraw', 'tellCancelled']);
    expect(await collect(service.ledger.pending())).not.toContain(id);
  });

  test('needs no body, and loses against a result', async () => {
    await complete(service, id, await begin(service, id));
    expect((await post('/cancel')).body).toMatchObject({
      status: 409,
      code: 'api/conflict',
      detail: expect.stringContaining('COMPLETED'),
    });
  });

  test('wins against a worker that is done a moment later', async () => {
    const attempt = await begin(service, id);
    await post('/cancel');
    await complete(service, id, attempt);
    expect(await service.ledger.readResult(id, 1)).toMatchObject({ state: 'CANCELLED' });
    expect((await get()).body).toMatchObject({ state: 'CANCELLED', why: 'a caller asked for it' });
  });

  test('happens once, however many ask', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post('/cancel', { why: `for ${index}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const { body } = answers.find(({ status }) => status === 200) ?? answers[0] ?? { body: undefined };
    expect((await get()).body.why).toBe(body.why);
  });

  test('and completing at once: one of them stands, for everybody', async () => {
    const attempt = await begin(service, id);
    const [cancelled] = await Promise.all([post('/cancel'), complete(service, id, attempt)]);
    const standing = await service.ledger.readResult(id, 1);
    expect(cancelled.status).toBe(standing?.state === 'CANCELLED' ? 200 : 409);
    expect((await get()).body.state).toBe(standing?.state);
  });

  test('stands while the queue is down, and is left for the recovery', async () => {
    service.queue.down = true;
    expect((await post('/cancel')).body).toMatchObject({ state: 'CANCELLED' });
    service.queue.down = false;
    expect(await collect(service.ledger.pending())).toContain(id);
  });

  test('nothing that is there is not found', async () => {
    expect((await service.ask('POST', `/v1/jobs/${newJobId()}/cancel`)).status).toBe(404);
  });

  test('takes no other body', async () => {
    expect((await post('/cancel', { force: true })).status).toBe(400);
  });
});

describe('retrying', () => {
  test('takes a dead job up again, in a new round', async () => {
    await die(service, id, await begin(service, id));
    const { status, body } = await post('/retry');
    expect([status, body.state, body.round]).toEqual([202, 'PENDING', 2]);
    expect(await service.queue.holds(id, 2)).toBe(true);
    expect(await collect(service.ledger.pending())).toContain(id);
  });

  test('is done by one of many who ask', async () => {
    await die(service, id, await begin(service, id));
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('/retry')));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array.from({ length: 9 }, () => 409)]);
  });

  test('is for dead jobs alone', async () => {
    expect((await post('/retry')).body).toMatchObject({ status: 409, detail: expect.stringContaining('not over') });
    await complete(service, id, await begin(service, id));
    expect((await post('/retry')).body).toMatchObject({ status: 409, detail: expect.stringContaining('COMPLETED') });
  });

  test('a job that the queue lost works all the same', async () => {
    await die(service, id, await begin(service, id));
    service.queue.lose();
    expect((await post('/retry')).body).toMatchObject({ state: 'PENDING', round: 2 });
  });
});

describe('replaying', () => {
  const digest = 'a'.repeat(64);

  test('makes a new job of the same artifacts, params and bytes', async () => {
    id = await submit({
      params: { target: -18 },
      tags: { show: 'news' },
      destination: service.subject.uri('out/first.m4a'),
    });
    await complete(service, id, await begin(service, id), { inputs: { voice: { sha256: digest } } });
    const { status, body } = await post('/replay', { verbose: true });
    conform('Job', body);
    expect(status).toBe(202);
    expect(body.id).not.toBe(id);
    expect(body).toMatchObject({
      replayOf: id,
      kind: 'master',
      measure: 'recorded',
      params: { target: -18 },
      tags: { show: 'news' },
      verbose: true,
      inputs: { voice: { sha256: digest } },
      destination: `${service.base}/masters/${body.id}.m4a`,
    });
  });

  test('measures anew where that is asked for', async () => {
    await complete(service, id, await begin(service, id));
    expect((await post('/replay', { measure: 'anew' })).body).toMatchObject({ replayOf: id, measure: 'anew' });
    expect((await post('/replay', { measure: 'twice' })).body).toMatchObject({ status: 400, code: 'api/bad_request' });
  });

  test('needs no body, and takes a key', async () => {
    await complete(service, id, await begin(service, id));
    const again = () => service.ask('POST', `/v1/jobs/${id}/replay`, undefined, { 'idempotency-key': id });
    const [one, other] = [await again(), await again()];
    expect([one.status, other.body.id]).toEqual([202, one.body.id]);
  });

  test('takes an input that was written anew where its digest is known, and refuses it otherwise', async () => {
    const uri = await put(service, 'in/replaced.wav', 'sound');
    const [known, unknown] = [await submit({ inputAssetId: uri }), await submit({ inputAssetId: uri })];
    await complete(service, known, await begin(service, known), { inputs: { voice: { sha256: digest } } });
    await complete(service, unknown, await begin(service, unknown));
    await put(service, 'in/replaced.wav', 'noise');
    expect((await service.ask('POST', `/v1/jobs/${known}/replay`)).body.inputs.voice.sha256).toBe(digest);
    expect((await service.ask('POST', `/v1/jobs/${unknown}/replay`)).body).toMatchObject({
      status: 422,
      code: 'storage/changed',
    });
    await service.subject.storage.remove(uri);
    expect((await service.ask('POST', `/v1/jobs/${known}/replay`)).body).toMatchObject({
      status: 422,
      code: 'storage/not_found',
    });
  });

  test('is for jobs that are over', async () => {
    expect((await post('/replay')).body).toMatchObject({ status: 409, code: 'api/conflict' });
  });
});

describe('listing', () => {
  test('gives jobs newest first, a page at a time, without their reports', async () => {
    const ids: string[] = [];
    for (const show of ['one', 'two', 'three']) ids.unshift(await submit({ externalId: 'paged', tags: { show } }));
    const last = ids[0] as JobId;
    await complete(service, last, await begin(service, last), { report: { mode: 'linear' } });
    const first = (await service.ask('GET', '/v1/jobs?externalId=paged&limit=2')).body;
    conform('JobPage', first);
    const second = (await service.ask('GET', `/v1/jobs?externalId=paged&limit=2&cursor=${first.cursor}`)).body;
    expect([...first.jobs, ...second.jobs].map((job: { id: string }) => job.id)).toEqual(ids);
    expect([first.jobs[0].outcome.attempt, first.jobs[0].outcome.report, second.cursor]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  test('takes filters together', async () => {
    const wanted = await submit({ tags: { show: 'a b=c' }, externalId: 'x y' });
    await submit({ tags: { show: 'other' } });
    const filters = `state=PENDING&preset=dialogue_clean_v1&tag=${encodeURIComponent('show=a b=c')}&externalId=${encodeURIComponent('x y')}`;
    const { body } = await service.ask('GET', `/v1/jobs?${filters}`);
    expect(body.jobs.map((job: { id: string }) => job.id)).toEqual([wanted]);
    const byHash = await service.ask('GET', `/v1/jobs?preset=${hashes.dialogue_clean_v1}&externalId=x%20y`);
    expect(byHash.body.jobs).toHaveLength(1);
  });

  test.each([
    'limit=0',
    'limit=201',
    'limit=ten',
    'state=DONE',
    'tag=show',
    'tag=%00=a',
    'cursor=%0a',
    'cursor=zzz', // else whoever mixes up a cursor gets the first page again and again
    'cursor=0',
    'order=up',
    'state=DEAD&state=PENDING',
  ])('%s is refused', async (query) => {
    const { body } = await service.ask('GET', `/v1/jobs?${query}`);
    expect(body).toMatchObject({ status: 400, code: 'api/bad_request' });
    expect(body.errors[0].pointer).toMatch(/^query/);
  });

  test('nothing is an empty page', async () => {
    expect((await service.ask('GET', '/v1/jobs?externalId=nobody')).body).toEqual({ jobs: [] });
  });
});

test('a batch is accepted and refused one by one, in its order', async () => {
  const good = await smallest(service);
  const jobs = [good, { ...good, audioProfile: 'dialog_clean_v1' }, { ...good, priority: 'soon' }, 'nonsense', good];
  const { status, body } = await service.ask('POST', '/v1/batch', { jobs }, { 'idempotency-key': 'batch-1' });
  conform('BatchAnswer', body);
  expect(status).toBe(207);
  expect(body.results.map((item: { status: number }) => item.status)).toEqual([202, 422, 400, 400, 202]);
  expect(body.results[1].problem).toMatchObject({
    code: 'artifact/not_found',
    hint: 'did you mean dialogue_clean_v1?',
  });
  expect(body.results[2].problem).toMatchObject({
    detail: 'the request cannot be understood: /priority must be integer',
    hint: 'GET /openapi.json describes every request, with examples; /docs shows it',
  });
  const again = await service.ask('POST', '/v1/batch', { jobs }, { 'idempotency-key': 'batch-1' });
  expect(again.body.results[0].job.id).toBe(body.results[0].job.id);
  expect(again.body.results[4].job.id).not.toBe(body.results[0].job.id);
});

test.each([[{ jobs: [] }], [{ jobs: Array.from({ length: 101 }, () => ({})) }], [{}], [{ jobs: 'all' }]])(
  'a batch of %j is none',
  async (body) => {
    expect((await service.ask('POST', '/v1/batch', body)).status).toBe(400);
  },
);

test('a dead job tells why', async () => {
  await die(service, id, await begin(service, id));
  expect((await get()).body).toMatchObject({ state: 'DEAD', reason: 'non_retryable', error: failed });
});
