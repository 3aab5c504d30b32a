import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HeardEvent, LogLine } from '../../client/index.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { sha256 } from '../storage/support/subject.ts';
import { collect } from '../support/jobs/collect.ts';
import { openWholeService, type WholeService } from './support/whole-service.ts';

const media = mediaFolder();
let service: WholeService;
beforeAll(async () => {
  service = await openWholeService();
  await service.put('in/noise.wav', media.make('noise.wav', ...NOISE));
  await service.startWorker();
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service[Symbol.asyncDispose]();
});

test('a job is submitted, followed to its end, and its master fetched', async () => {
  const { client, uri } = service;
  const events: HeardEvent[] = [];

  const { id, state } = await client.submit({
    inputAssetId: uri('in/noise.wav'),
    audioProfile: 'loudness_only_v1',
    outputProfile: 'wav_master_v1',
    destination: uri('out/noise.wav'),
    tags: { show: 'news' },
  });
  const ended = await client.waitFor(id, { onEvent: (event) => events.push(event) });

  expect(state).toBe('PENDING');
  expect(ended).toMatchObject({ id, state: 'COMPLETED', attempt: 1, worker: 'worker-1', tags: { show: 'news' } });
  const types = events.map(({ type }) => type).filter((type) => type !== 'progress');
  expect(types).toEqual(['submitted', 'started', 'completed']);

  const { body, bytes } = await client.download(id, 'master.wav');
  const master = Buffer.concat(await collect(body));
  expect(bytes).toBe(master.byteLength);
  expect(sha256(master)).toBe(ended.outcome?.output?.sha256);
  expect(await service.read(uri('out/noise.wav'))).toEqual(master);
});

test('what a job left behind can be read: files, log lines, and what FFmpeg said', async () => {
  const { client, uri } = service;
  const { id } = await client.submit(submission(uri('in/noise.wav')));
  const followed = collect(client.logs(id, { follow: true }));
  await client.waitFor(id);

  expect((await followed).map(({ message }) => message)).toEqual(
    expect.arrayContaining(['the attempt begins', 'the job is completed']),
  );
  const lines: readonly LogLine[] = await collect(client.logs(id, { attempt: 1 }));
  expect(lines[0]).toMatchObject({ level: 'info', jobId: id, attempt: 1, message: 'the attempt begins' });
  const files = lines.at(-1)?.files?.map(({ name }) => name) ?? [];
  const log = files.find((name) => name.endsWith('.log')) ?? '';
  const { body } = await client.logFile(id, { attempt: 1, file: log });
  expect(Buffer.concat(await collect(body)).toString()).toContain('-nostdin');

  const artifacts = await client.artifacts(id);
  expect(artifacts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['master', 'report', 'log']));
  const nested = artifacts.find(({ name }) => name.includes('/')) ?? { name: '', bytes: 0 };
  expect((await client.download(id, nested.name)).bytes).toBe(nested.bytes);
});

test('a plan is a job whose outcome says what a master would be', async () => {
  const { client, uri } = service;
  const { id } = await client.plan(submission(uri('in/noise.wav')));
  const { kind, outcome } = await client.waitFor(id);
  expect({ kind, hasPlan: outcome?.plan !== undefined, output: outcome?.output }).toEqual({
    kind: 'plan',
    hasPlan: true,
  });
});

test('a replay tells how alike the masters are', async () => {
  const { client, uri } = service;
  const first = await client.submit(submission(uri('in/noise.wav')));
  await client.waitFor(first.id);
  const { id } = await client.replay(first.id, { verbose: true });
  const { outcome, verbose } = await client.waitFor(id);
  expect({ verbose, replay: outcome?.replay }).toMatchObject({
    verbose: true,
    replay: { of: first.id, verdict: 'bit_exact' },
  });
});

function submission(inputAssetId: string) {
  return { inputAssetId, audioProfile: 'loudness_only_v1', outputProfile: 'wav_master_v1' };
}
