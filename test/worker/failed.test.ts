import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePath } from '../../golden/samples/index.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject } from '../storage/support/subject.ts';
import { type JobOf, type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
beforeAll(async () => {
  service = await startService(await fileSubject());
  media.make('noise.wav', ...NOISE);
  await service.store('in/noise.wav', media.file('noise.wav'));
  await service.store('in/cut.wav', media.cut('noise.wav', 'cut.wav', 0.6));
  await service.store('in/text.wav', media.write('text.wav', 'this is no sound'));
  await service.store('in/clicks.wav', await samplePath('clicks'));
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

/** What became of a job that is dead after its first attempt. */
async function died(job: JobOf) {
  const { ledger, feed, keys, json } = service;
  const { id } = await service.submit(job);
  const outcome = await feed.give(id);
  const result = await ledger.readResult(id, 1);
  expect(outcome).toEqual({ kind: 'dead', why: expect.any(String) });
  expect(result).toMatchObject({ state: 'DEAD', attempt: 1, reason: 'non_retryable' });
  expect(feed.records.get(id)).toMatchObject({ state: 'DEAD', reason: 'non_retryable' });
  expect(await keys(`lathe/pending/${id}`)).toEqual([]);
  expect(await json(`lathe/jobs/${id}/attempts/1/ended.json`)).toMatchObject({ outcome: 'failed' });
  expect(readdirSync(service.scratch)).toEqual([]);
  return { id, error: result?.state === 'DEAD' ? result.error : undefined };
}

test('an input that is gone', async () => {
  const uri = service.subject.uri('in/never.wav');
  const { error } = await died({ inputs: { source: 'in/never.wav' } });
  expect(error).toMatchObject({
    code: 'storage/not_found',
    class: 'INPUT',
    stage: 'download',
    message: `there is nothing at '${uri}'`,
  });
});

test('the folder of the worker, which nobody is shown', async () => {
  const broken = await startService(await fileSubject());
  await broken.store('in/noise.wav', media.file('noise.wav'));
  const { id } = await broken.submit({ inputs: { source: 'in/noise.wav' } });
  rmSync(broken.scratch, { recursive: true });
  writeFileSync(broken.scratch, 'a file stands where the folder was');

  expect(await broken.feed.give(id)).toMatchObject({ kind: 'retry' });
  const { error } = broken.feed.records.get(id) ?? {};
  expect(error).toMatchObject({
    code: 'worker/scratch_unusable',
    message: expect.stringContaining("the worker cannot use its scratch folder 'scratch'"),
  });
  expect(JSON.stringify(error)).not.toContain(broken.scratch);
  await broken.subject[Symbol.asyncDispose]();
});

test('an input that was replaced since the job was accepted', async () => {
  await service.store('in/replaced.wav', media.file('noise.wav'));
  const { id } = await service.submit({ inputs: { source: 'in/replaced.wav' } });
  await service.store('in/replaced.wav', media.make('other.wav', ...NOISE, '-af', 'volume=0.5'));

  expect(await service.feed.give(id)).toMatchObject({ kind: 'dead' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({
    state: 'DEAD',
    error: { code: 'storage/changed', stage: 'download' },
  });
});

test('an input that is cut short is named by its URI, and what was measured of it is kept', async () => {
  const { id, error } = await died({ inputs: { source: 'in/cut.wav' } });
  expect(error).toMatchObject({ code: 'input/truncated', class: 'INPUT' });
  expect(error?.message).toContain(`'${service.subject.uri('in/cut.wav')}' is cut short`);
  expect(JSON.stringify(error)).not.toContain(service.scratch);
  expect(await service.keys(`lathe/debug/${id}/1/`)).toContain('about.json');
});

test('an input that is no media', async () => {
  const { error } = await died({ inputs: { source: 'in/text.wav' } });
  expect(error).toMatchObject({ code: 'input/not_media', stage: 'prepare' });
});

test('a master that misses its specification is kept where the failure says', async () => {
  const { id, error } = await died({ inputs: { source: 'in/clicks.wav' } });
  const rejected = service.subject.uri(`lathe/debug/${id}/1/master.rejected.wav`);
  expect(error).toMatchObject({ code: 'qc/out_of_spec', class: 'POLICY' });
  expect(error?.hint).toContain(`kept for inspection at '${rejected}'`);
  expect(await service.subject.storage.head(rejected)).toMatchObject({ bytes: expect.any(Number) });
  expect(await service.json(`lathe/debug/${id}/1/about.json`)).toMatchObject({
    attempt: 1,
    expiresAt: expect.stringMatching(/^\d{4}-/),
    leftOut: [],
  });
  const logs = await service.keys(`lathe/jobs/${id}/attempts/1/logs/`);
  const render = logs.find((name) => name.endsWith('-render.log'));
  const log = (await service.read(`lathe/jobs/${id}/attempts/1/logs/${render}`)).toString();
  const argv = JSON.parse(log.slice(0, log.indexOf('\n'))) as string[]; // its first line is the command
  expect(argv).toEqual(expect.arrayContaining(['-filter_complex', '-progress']));
});

test('a preset that is asked for what it has not', async () => {
  const { error } = await died({ inputs: { source: 'in/noise.wav' }, params: { loudness: -16 } });
  expect(error).toMatchObject({ code: 'preset/params_invalid', class: 'PRESET' });
});

test('a larger file than the worker takes', async () => {
  const { worker: _, feed } = await service.another({ limits: { maxInputBytes: 1000 } });
  const { id } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  expect(await feed.give(id)).toMatchObject({ kind: 'dead' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ error: { code: 'storage/too_large' } });
});

test('a limit of time is tried again, and the same on another worker is the job’s own doing', async () => {
  const limits = { process: { firstProgressSeconds: 60, stallSeconds: 60, totalSeconds: 0.01 } };
  const [one, other] = [
    await service.another({ limits, workerId: 'slow-1' }),
    await service.another({ limits, workerId: 'slow-2' }),
  ];
  const { id, createdAt, ...request } = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const submitted = { type: 'submitted', at: createdAt, request: { id, createdAt, ...request }, round: 1 } as const;

  await one.feed.apply(id, submitted);
  const outcome = await one.feed.give(id);
  expect(outcome).toEqual({ kind: 'retry', delayMs: expect.any(Number) });
  expect(one.feed.records.get(id)).toMatchObject({
    state: 'FAILED',
    error: { code: 'timeout/deadline', class: 'TIMEOUT', retryable: true, stage: 'analyze' },
    nextAttemptAt: expect.any(String),
  });

  expect(await other.feed.give(id)).toMatchObject({ kind: 'dead' });
  expect(await service.ledger.readResult(id, 1)).toMatchObject({ state: 'DEAD', reason: 'poison', attempt: 2 });
});
