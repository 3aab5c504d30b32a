import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLatheClient, LatheApiError, LatheUnreachableError } from '../../client/index.ts';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { collect } from '../support/jobs/collect.ts';
import { startProxy } from './support/proxy.ts';
import { openWholeService, type WholeService } from './support/whole-service.ts';

const media = mediaFolder();
const tokens = [
  { name: 'all', sha256: digestOfToken('submits'), scopes: ['submit', 'read'] as const },
  { name: 'looker', sha256: digestOfToken('looks'), scopes: ['read'] as const },
];
let service: WholeService;
let client: WholeService['client'];
let submission: { inputAssetId: string; audioProfile: string; outputProfile: string };
beforeAll(async () => {
  service = await openWholeService({ tokens });
  client = createLatheClient({ url: `${service.url}/`, token: 'submits' });
  const inputAssetId = await service.put('in/noise.wav', media.make('noise.wav', ...NOISE));
  submission = { inputAssetId, audioProfile: 'loudness_only_v1', outputProfile: 'wav_master_v1' };
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service[Symbol.asyncDispose]();
});

test('jobs are listed over the borders of pages, newest first', async () => {
  const ids: string[] = [];
  for (const part of ['1', '2', '3', '4', '5']) {
    ids.unshift((await client.submit({ ...submission, tags: { list: 'paged', part } })).id);
  }
  const listed = await collect(client.jobs({ tag: 'list=paged', limit: 2 }));
  expect(listed.map(({ id }) => id)).toEqual(ids);
  const { jobs, cursor } = await client.jobPage({ tag: 'list=paged', limit: 2 });
  expect({ ids: jobs.map(({ id }) => id), isLast: cursor === undefined }).toEqual({
    ids: ids.slice(0, 2),
    isLast: false,
  });
});

test('the same key gives the same job', async () => {
  const first = await client.submit(submission, { idempotencyKey: 'once' });
  const second = await client.submit(submission, { idempotencyKey: 'once' });
  expect(second.id).toBe(first.id);
  await expect(client.submit({ ...submission, priority: 3 }, { idempotencyKey: 'once' })).rejects.toMatchObject({
    status: 409,
    code: 'api/idempotency_conflict',
  });
});

test('each submission of a batch is accepted or refused on its own', async () => {
  const results = await client.batch([submission, { ...submission, audioProfile: 'nothing_v1' }]);
  expect(results.map(({ status, job, problem }) => [status, job?.state, problem?.code])).toEqual([
    [202, 'PENDING', undefined],
    [422, undefined, 'artifact/not_found'],
  ]);
});

test('a job is cancelled with a reason, once', async () => {
  const { id } = await client.submit(submission);
  expect(await client.cancel(id, { why: 'the wrong file' })).toMatchObject({
    state: 'CANCELLED',
    why: 'the wrong file',
  });
  await expect(client.cancel(id)).rejects.toMatchObject({ status: 409, code: 'api/conflict' });
  await expect(client.retry(id)).rejects.toMatchObject({ status: 409, code: 'api/conflict' });
  expect(await client.job(id)).toMatchObject({ id, state: 'CANCELLED' });
});

test('a problem document becomes an error with its code, its hint and every fault', async () => {
  const refused = await client
    .submit({ ...submission, params: { tgt: 1 }, outputProfile: 'wav_mastr_v1' })
    .catch((error) => error);
  expect(refused).toBeInstanceOf(LatheApiError);
  expect(refused).toMatchObject({
    status: 422,
    code: 'artifact/not_found',
    hint: expect.stringContaining('wav_master_v1'),
    faults: [{ pointer: '/outputProfile' }, { pointer: '/params/tgt' }],
  });
});

test('without a token that may do it nothing is done', async () => {
  const nobody = createLatheClient({ url: service.url });
  const looker = createLatheClient({ url: service.url, token: 'looks' });
  await expect(nobody.jobPage()).rejects.toMatchObject({ status: 401, code: 'api/unauthorized' });
  await expect(looker.submit(submission)).rejects.toMatchObject({ status: 403, code: 'api/forbidden' });
  expect(await nobody.health()).toEqual({ status: 'alive', version: '1.2.3' });
});

test('what can be named is listed, and read by its hash', async () => {
  const presets = await client.presets();
  expect(presets.map(({ label }) => label)).toEqual(['loudness_only_v1', 'voice_over_music_v1']);
  expect((await client.profiles()).map(({ label }) => label)).toEqual(['wav_master_v1']);
  expect(JSON.parse(await client.artifact(presets[0]?.hash ?? ''))).toMatchObject({ kind: 'preset' });
});

test('the state of the service is told, and its figures', async () => {
  expect(await client.readiness()).toMatchObject({ status: 'ready', workers: 0 });
  expect(await client.metrics()).toContain('lathe_jobs_submitted_total 1');
});

test('what is safe to repeat is repeated while the service is busy', async () => {
  await using proxy = await startProxy(service.url, { refuse: { times: 2, status: 503 } });
  const through = createLatheClient({ url: proxy.url, token: 'submits' });
  const { id } = await through.submit(submission, { idempotencyKey: 'through-a-busy-one' });
  expect(proxy.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
  expect((await client.job(id)).id).toBe(id);
});

test('a submission without a key is sent once, since it might have been taken', async () => {
  await using proxy = await startProxy(service.url, { refuse: { times: 1, status: 429 } });
  const through = createLatheClient({ url: proxy.url, token: 'submits' });
  await expect(through.submit(submission)).rejects.toMatchObject({ status: 429, code: 'http/429', retryAfter: 0 });
  expect(proxy.seen).toHaveLength(1);
});

test('what answers, and is no service, is told of as such', async () => {
  await using page = await startProxy(service.url, { refuse: { times: 2, status: 200 } });
  const astray = createLatheClient({ url: page.url });
  const told = { code: 'http/200', message: 'something that is no Lathe answered with status 200' };
  await expect(astray.jobPage()).rejects.toMatchObject(told);
  await expect(astray.readiness()).rejects.toMatchObject(told);
});

test('a service that is not there is told of as such', async () => {
  const gone = await startProxy(service.url, {});
  await gone[Symbol.asyncDispose]();
  const nowhere = createLatheClient({ url: gone.url });
  await expect(nowhere.jobPage()).rejects.toThrow(LatheUnreachableError);
  await expect(nowhere.jobPage()).rejects.toThrow(/ECONNREFUSED/);
});

test('only addresses of services are taken', () => {
  expect(() => createLatheClient({ url: 'lathe' })).toThrow('it is no http(s) URL');
  expect(() => createLatheClient({ url: 'ftp://lathe' })).toThrow('it is no http(s) URL');
  expect(() => createLatheClient({ url: 'http://me:secret@lathe' })).toThrow('a token is given apart');
});
