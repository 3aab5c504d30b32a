import { Ajv } from 'ajv';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { digestOfToken } from '../../runtime/api/auth/token.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import type { WebhookRecord } from '../../runtime/jobs/webhook-queue.ts';
import { conform, hashes, openService, type Service, smallest } from './support/service.ts';

let service: Service;
let sent: WebhookRecord[] = [];

beforeAll(async () => {
  const webhooks = {
    list: async (_: JobId) => sent,
    replay: async (_: JobId, deliveryId: string) => sent.find((one) => one.deliveryId === deliveryId),
  };
  service = await openService({ webhooks, readiness: async () => ({ confinement: { 'worker-1': 'bubblewrap' } }) });
});
afterAll(() => service[Symbol.asyncDispose]());

describe('presets and profiles', () => {
  test('presets are listed with what they take', async () => {
    const { body } = await service.ask('GET', '/v1/presets');
    conform('PresetList', body);
    const preset = body.presets.find(({ label }: { label: string }) => label === 'dialogue_clean_v1');
    expect(preset).toMatchObject({
      hash: hashes.dialogue_clean_v1,
      title: 'What dialogue_clean_v1 is for.',
      inputs: ['voice'],
    });
    expect(preset.params.find(({ name }: { name: string }) => name === 'target')).toMatchObject({
      type: 'Loudness',
      unit: 'LUFS',
      defaultText: expect.stringMatching(/ LUFS$/),
      rangeText: expect.stringMatching(/^-.* LUFS to -.* LUFS$/),
    });
  });

  test('the schema of a preset takes what a submission takes', async () => {
    const { body } = await service.ask('GET', '/v1/presets');
    const { schema } = body.presets.find(({ label }: { label: string }) => label === 'dialogue_clean_v1');
    const validate = new Ajv({ strictTypes: false }).compile(schema);
    for (const target of ['-16 LUFS', -16, '-16', '-16 dB', -1000, 'loud', '3:1', ' -16 LUFS', null]) {
      const answer = await service.ask('POST', '/v1/jobs', { ...(await smallest(service)), params: { target } });
      const isTaken = validate({ target }) || target === ' -16 LUFS'; // spaces around are forgiven
      expect([target, answer.status === 202]).toEqual([target, isTaken]);
    }
  });

  test('profiles are listed with the extensions that a destination may have', async () => {
    const { body } = await service.ask('GET', '/v1/profiles');
    conform('ProfileList', body);
    const found = body.profiles.find(({ label }: { label: string }) => label === 'audio_only_master_v1');
    expect(found).toMatchObject({ container: 'm4a', extensions: ['m4a'], codec: 'aac', lossless: false });
  });

  test('an artifact is given by its hash, as exactly the bytes that have it', async () => {
    const address = hashes.dialogue_clean_v1 ?? '';
    for (const hash of [address, address.slice('sha256:'.length)]) {
      const { status, text, headers } = await service.ask('GET', `/v1/artifacts/${hash}`);
      expect([status, digestOfToken(text)]).toEqual([200, address.slice('sha256:'.length)]);
      expect(headers['cache-control']).toContain('immutable');
    }
  });

  test.each(['0'.repeat(64), 'sha256:0', '..', 'dialogue_clean_v1'])('there is no artifact %s', async (hash) => {
    expect((await service.ask('GET', `/v1/artifacts/${hash}`)).body).toMatchObject({
      status: 404,
      code: 'api/not_found',
    });
  });
});

describe('webhooks of a job', () => {
  const delivered: WebhookRecord = {
    deliveryId: '1000-0',
    eventId: '1000-0',
    url: 'https://caller.internal/hook?token=s3cret',
    type: 'job.completed',
    state: 'delivered',
    attempts: 1,
    createdAt: '2026-11-25T09:00:00.000Z',
    lastStatus: 200,
  };

  test('are listed without the secrets in their URLs, and can be sent again', async () => {
    sent = [delivered];
    const { id } = (await service.ask('POST', '/v1/jobs', await smallest(service))).body;
    const { body } = await service.ask('GET', `/v1/jobs/${id}/webhooks`);
    conform('WebhookList', body);
    expect(body.webhooks).toMatchObject([{ id: '1000-0', url: 'https://caller.internal/hook', state: 'delivered' }]);
    const again = await service.ask('POST', `/v1/jobs/${id}/webhooks/1000-0/replay`);
    conform('Webhook', again.body);
    expect(again.status).toBe(202);
    expect((await service.ask('POST', `/v1/jobs/${id}/webhooks/9-9/replay`)).status).toBe(404);
  });

  test('of no job are not found, and where none are sent there are none', async () => {
    expect((await service.ask('GET', '/v1/jobs/019a5b0c-7f2e-7c31-9d4f-6a1b2c3d4e5f/webhooks')).status).toBe(404);
    await using silent = await openService();
    const { id } = (await silent.ask('POST', '/v1/jobs', await smallest(silent))).body;
    expect((await silent.ask('GET', `/v1/jobs/${id}/webhooks`)).body).toEqual({ webhooks: [] });
  });
});

describe('for whoever runs it', () => {
  test('it is ready, and says how its workers confine', async () => {
    const { status, body } = await service.ask('GET', '/readyz');
    conform('Readiness', body);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: { redis: { ok: true }, storage: { ok: true }, registry: { ok: true } },
      workers: 1,
      details: { confinement: { 'worker-1': 'bubblewrap' } },
    });
  });

  test('it is not ready without Redis or storage, and says which', async () => {
    service.queue.down = true;
    onTestFinished(() => {
      service.queue.down = false;
    });
    const redis = await service.ask('GET', '/readyz');
    conform('Readiness', redis.body);
    expect(redis).toMatchObject({
      status: 503,
      body: {
        status: 'not_ready',
        checks: { redis: { ok: false, problem: 'queue/unavailable' }, storage: { ok: true } },
      },
    });
    const list = () => Promise.reject(failure('storage/unavailable', { uri: 's3://x/y', reason: 'down' }));
    await using broken = await openService({ storage: { ...service.subject.storage, list } });
    expect((await broken.ask('GET', '/readyz')).body.checks.storage).toMatchObject({
      ok: false,
      problem: 'storage/unavailable',
    });
  });

  test('it gives the figures', async () => {
    const { text, headers } = await service.ask('GET', '/metrics');
    expect([text, headers['content-type']]).toEqual([
      'lathe_jobs_submitted_total 1\n',
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
  });

  test('each request is one line, with its trace and without what was in it', async () => {
    const before = service.log.length;
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01`, authorization: 'Bearer s3cret' };
    const { body } = await service.ask(
      'POST',
      '/v1/jobs',
      { ...(await smallest(service)), externalId: 'private' },
      headers,
    );
    await service.ask('GET', '/v1/jobs?externalId=private', undefined, headers);
    const lines = service.log.slice(before);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'POST', route: '/v1/jobs', status: 202, jobId: body.id, traceId: trace },
      { method: 'GET', route: '/v1/jobs', status: 200, traceId: trace },
    ]);
    expect(lines.join('')).not.toMatch(/private|s3cret/);
    expect(body.traceId).toBe(trace);
  });

  test('the documentation is served whole, and leads nowhere outside', async () => {
    const page = await service.ask('GET', '/docs/');
    expect(page.status).toBe(200);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file).not.toMatch(/^https?:/);
      expect((await service.ask('GET', new URL(file, 'http://x/docs/').pathname)).status).toBe(200);
    }
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await service.ask('GET', '/openapi.json')).body.openapi).toBe('3.1.0');
  });

  test('the queues are shown to admins alone', async () => {
    const queue = new Queue('jobs', {
      connection: { host: '127.0.0.1', port: 1, lazyConnect: true, retryStrategy: () => null },
    });
    queue.on('error', () => {});
    onTestFinished(() => queue.close().catch(() => {}));
    const tokens = (['read', 'admin'] as const).map((scope) => ({
      name: scope,
      sha256: digestOfToken(scope),
      scopes: [scope],
    }));
    await using board = await openService({ tokens, boardQueues: [queue] });
    const basic = (token: string) => ({ authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}` });
    const ask = (headers: object) => board.ask('GET', '/admin/queues', undefined, { ...headers });
    expect([(await ask({})).status, (await ask(basic('read'))).status]).toEqual([401, 403]);
    const { status, text, headers } = await ask(basic('admin'));
    expect([status, text.includes('Lathe')]).toEqual([200, true]);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect((await service.ask('GET', '/admin/queues')).status).toBe(404);
  });
});
