import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JobId } from '../../runtime/jobs/job-id.ts';
import { conform, openService, type Service, smallest } from './support/service.ts';
import { begin, complete } from './support/worker.ts';

describe.each(['file', 's3'] as const)('over %s', (kind) => {
  let service: Service;
  let id: JobId;

  beforeAll(async () => {
    service = await openService({}, kind);
  });
  afterAll(() => service[Symbol.asyncDispose]());
  beforeEach(async () => {
    id = (await service.ask('POST', '/v1/jobs', await smallest(service))).body.id;
  });

  const get = (path: string, headers = {}) => service.ask('GET', `/v1/jobs/${id}${path}`, undefined, headers);
  const keep = (attempt: number, name: string, content: string | Buffer) =>
    service.subject.storage.putBytes(service.ledger.keys.attempt(id, attempt, name), content);
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  describe('the log of a job', () => {
    test('is empty before its first attempt', async () => {
      const { status, text, headers } = await get('/logs');
      expect([status, text, headers['content-type']]).toEqual([200, '', 'application/x-ndjson']);
    });

    test('comes live while an attempt runs, and goes on until the job is over', async () => {
      const attempt = await begin(service, id);
      service.queue.log(id, attempt, '{"message":"downloading"}');
      expect(lines((await get('/logs')).text)).toEqual([{ message: 'downloading' }]);
      const following = get('/logs?follow=1');
      service.queue.log(id, attempt, '{"message":"rendering"}');
      await complete(service, id, attempt);
      expect(lines((await following).text)).toEqual([{ message: 'downloading' }, { message: 'rendering' }]);
    });

    test('of an attempt that has ended comes from storage, and names what else was written down', async () => {
      const attempt = await begin(service, id);
      await keep(attempt, 'worker.jsonl', '{"message":"done"}');
      await keep(attempt, 'ffmpeg/1-render.log', 'ffmpeg version 5.1');
      await complete(service, id, attempt);
      const [line, last] = lines((await get('/logs?attempt=1&follow=1')).text);
      expect(line).toEqual({ message: 'done' });
      expect(last).toMatchObject({ jobId: id, attempt: 1 });
      expect(last.files.map(({ name }: { name: string }) => name)).toEqual([
        'ffmpeg/1-render.log',
        'master.m4a',
        'worker.jsonl',
      ]);
      const file = await service.ask('GET', last.files[0].href);
      expect([file.status, file.text, file.headers['content-type']]).toEqual([
        200,
        'ffmpeg version 5.1',
        'text/plain; charset=utf-8',
      ]);
    });

    test.each([
      'attempt=9',
      'attempt=1&file=../request.json',
      'attempt=1&file=..%2f..%2frequest.json',
      'attempt=1&file=%2fetc%2fpasswd',
      'file=worker.jsonl',
    ])('?%s is not found', async (query) => {
      await begin(service, id);
      expect((await get(`/logs?${query}`)).body).toMatchObject({ status: 404, code: 'api/not_found' });
    });

    test.each(['attempt=0', 'attempt=x', 'follow=2', 'file='])('?%s is refused', async (query) => {
      expect((await get(`/logs?${query}`)).status).toBe(400);
    });
  });

  describe('the files of a job', () => {
    test('are listed with their sizes, and each can be fetched', async () => {
      const attempt = await begin(service, id);
      await keep(attempt, 'ffmpeg/1 render.log', 'words');
      await service.subject.storage.putBytes(service.ledger.keys.debug(id, attempt, 'partial.wav'), 'half');
      const { output } = await complete(service, id, attempt, { report: { mode: 'linear' } });
      const { body } = await get('/artifacts');
      conform('JobArtifacts', body);
      expect(
        body.artifacts.map(({ name, kind: of, bytes }: { name: string; kind: string; bytes: number }) => [
          name,
          of,
          bytes,
        ]),
      ).toEqual([
        ['master.m4a', 'master', output?.bytes],
        ['report.json', 'report', 23],
        ['attempts/1/ffmpeg/1 render.log', 'log', 5],
        ['debug/1/partial.wav', 'debug', 4],
      ]);
      expect(body.artifacts[0].sha256).toBe(output?.sha256);
      const texts = await Promise.all(
        body.artifacts.map(async ({ href }: { href: string }) => (await service.ask('GET', href)).text),
      );
      expect(texts).toEqual([`the master of ${id}`, '{\n  "mode": "linear"\n}\n', 'words', 'half']);
    });

    test('have the report that the attempt wrote, once', async () => {
      const attempt = await begin(service, id);
      await keep(attempt, 'report.json', '{"whole":true}');
      await complete(service, id, attempt, { report: { mode: 'linear' } });
      const { body } = await get('/artifacts');
      expect(body.artifacts.map(({ name }: { name: string }) => name)).toEqual(['master.m4a', 'report.json']);
      expect((await get('/artifacts/report.json')).body).toEqual({ whole: true });
    });

    test('have the master where storage is now, though the result was written before it moved', async () => {
      await complete(service, id, await begin(service, id), { writtenAt: 'file:///var/lib/before/master.m4a' });
      expect((await get('/artifacts/master.m4a')).text).toBe(`the master of ${id}`);
      expect((await get('/artifacts')).body.artifacts).toHaveLength(2); // the report is the other
    });

    test('of a job that has just begun are none', async () => {
      expect((await get('/artifacts')).body).toEqual({ artifacts: [] });
    });

    test('come in parts, whole and exact where they are large', async () => {
      const attempt = await begin(service, id);
      const large = Buffer.alloc(2_500_000, 'lathe ');
      await keep(attempt, 'large.wav', large);
      const whole = await service.app.inject(`/v1/jobs/${id}/artifacts/attempts/1/large.wav`);
      expect(createHash('sha256').update(whole.rawPayload).digest('hex')).toBe(
        createHash('sha256').update(large).digest('hex'),
      );
      expect(whole.headers).toMatchObject({
        'content-length': '2500000',
        'accept-ranges': 'bytes',
        'content-type': 'audio/wav',
        'content-disposition': "attachment; filename*=UTF-8''large.wav",
        'x-content-type-options': 'nosniff',
      });
      const head = await service.app.inject({ method: 'HEAD', url: `/v1/jobs/${id}/artifacts/attempts/1/large.wav` });
      expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([200, '2500000', 0]);
    });

    test.each([
      ['bytes=0-4', 206, 'the m', 'bytes 0-4/50'],
      ['bytes=4-', 206, undefined, 'bytes 4-49/50'],
      ['bytes=-3', 206, undefined, 'bytes 47-49/50'],
      ['bytes=0-999', 206, undefined, 'bytes 0-49/50'],
      ['bytes=50-', 416, undefined, 'bytes */50'],
      ['bytes=9-3', 416, undefined, 'bytes */50'],
      ['bytes=0-1,4-5', 200, undefined, undefined],
      ['lines=1-2', 200, undefined, undefined],
    ])('%s', async (range, status, text, contentRange) => {
      await complete(service, id, await begin(service, id));
      const answer = await get('/artifacts/master.m4a', { range });
      expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
      if (text !== undefined) expect(answer.text).toBe(text);
    });

    test.each([
      'master.wav',
      '../request.json',
      '..%2frequest.json',
      'attempts/1/../../request.json',
      'attempts/1/started.json',
      '%00',
      '',
    ])('named %j are not found', async (name) => {
      await complete(service, id, await begin(service, id));
      const { status, text } = await get(`/artifacts/${name}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('bodySha256');
    });
  });
});
