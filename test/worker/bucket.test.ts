import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import type { MediaFolder } from '../engine/support/media.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { s3Subject, sha256 } from '../storage/support/subject.ts';
import type { S3Server } from '../support/s3/start-s3.ts';
import { type Service, startService } from './support/service.ts';

let media: MediaFolder;
let server: S3Server;
let service: Service;
beforeEach(async () => {
  media = mediaFolder();
  const subject = await s3Subject({ attempts: 1 });
  server = subject.server;
  const s3 = { endpoint: server.endpoint, forcePathStyle: true, attempts: 1 };
  const storage = await openStorage({ fileRoot: `${subject.folder}/root`, s3 });
  service = await startService({ ...subject, storage });
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
});
afterEach(async () => {
  service.subject.storage.close();
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

test('a job is done in a bucket', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  const master = await service.read(`lathe/masters/${id}.wav`);
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ output: { sha256: sha256(master) } });
});

test('a master goes from a bucket to a folder, by way of the worker', async () => {
  const destination = `file://${service.subject.folder}/root/masters/here.wav`;
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' }, destination });
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  const { sha256: digest } = await service.subject.storage.getBytes(destination);
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ destination, output: { sha256: digest } });
  expect(readdirSync(service.scratch)).toEqual([]);
});

test.each([
  ['the input', 'GET', /in\/noise/],
  ['the report', 'PUT', /report\.json/],
  ['the master', 'PUT', /attempts\/1\/master/],
])('a store that does not give or take %s has the job tried again', async (_, method, target) => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  server.faults.add({ mishap: { kind: 'refuse', code: 'SlowDown' }, method, target, times: 10 });

  expect(await service.feed.give(id)).toEqual({ kind: 'retry', delayMs: expect.any(Number) });
  expect(service.feed.records.get(id)).toMatchObject({ state: 'FAILED', error: { code: 'storage/unavailable' } });
  expect(await service.json(`lathe/jobs/${id}/attempts/1/ended.json`)).toMatchObject({ outcome: 'failed' });

  server.faults.clear();
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ state: 'COMPLETED', attempt: 2 });
});

test('a result whose answer was lost stands, and is published by the next attempt’s claim', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  server.faults.add({ mishap: { kind: 'lose_answer' }, method: 'PUT', target: /result\.json/, times: 10 });
  const outcome = await service.feed.give(id);
  expect(outcome.kind).toBe('retry');

  server.faults.clear();
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
  expect(service.feed.records.get(id)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
  expect(await service.keys(`lathe/masters/`)).toEqual([`${id}.wav`]);
});

test('a store that is away altogether costs no attempt', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  server.faults.add({ mishap: { kind: 'refuse', code: 'InternalError' }, times: 1000 });
  expect(await service.feed.give(id)).toEqual({ kind: 'retry', delayMs: 5_000 });
  server.faults.clear();
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ attempt: 1 });
});

test('logs that cannot be kept fail no job', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  server.faults.add({
    mishap: { kind: 'refuse', code: 'InternalError' },
    method: 'PUT',
    target: /\/logs\//,
    times: 10,
  });
  expect(await service.feed.give(id)).toEqual({ kind: 'done' });
  expect(service.feed.lines.join('\n')).toContain("FFmpeg's logs could not be kept");
});

test('no secret is in what the worker says, keeps or fails with', async () => {
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  server.faults.add({ mishap: { kind: 'refuse', code: 'SignatureDoesNotMatch' }, method: 'GET', target: /in\/noise/ });
  await service.feed.give(id);
  const kept = await Promise.all(
    (await service.keys(`lathe/`)).filter((key) => !key.endsWith('.wav')).map((key) => service.read(`lathe/${key}`)),
  );
  const said = [
    ...service.logged,
    ...service.feed.lines,
    JSON.stringify(service.feed.events),
    ...kept.map(String),
  ].join('\n');
  expect(said).toContain(id);
  expect(said).not.toContain(server.credentials.secretAccessKey);
  expect(said).not.toContain(server.credentials.accessKeyId);
  expect(said).not.toMatch(/Signature=|X-Amz-/i);
});
