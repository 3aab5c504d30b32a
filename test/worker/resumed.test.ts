import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompletedResult } from '../../schemas/generated/job.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { fileSubject, sha256 } from '../storage/support/subject.ts';
import type { AcceptedJob } from '../support/jobs/request.ts';
import { type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
beforeAll(async () => {
  service = await startService(await fileSubject());
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
});
beforeEach(() => {
  service.feed.isAway = false;
  service.feed.onProgress = () => {};
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

/** What a worker leaves that is killed right after it decided a job. */
async function decidedAndKilled(job: AcceptedJob): Promise<CompletedResult> {
  const { ledger, subject } = service;
  const { id } = job;
  const about = { id, round: 1, worker: 'killed', startedAt: new Date().toISOString() };
  const { attempt } = await ledger.beginAttempt(about, await ledger.survey(id));
  await service.feed.apply(id, { type: 'started', at: about.startedAt, attempt, worker: 'killed' });
  const uri = ledger.keys.attempt(id, attempt, 'master.wav');
  const { bytes } = await subject.storage.putBytes(uri, 'its master');
  const result: CompletedResult = {
    format: 1,
    id,
    round: 1,
    state: 'COMPLETED',
    endedAt: new Date().toISOString(),
    attempt,
    worker: 'killed',
    output: { uri, sha256: sha256('its master'), bytes },
    destination: subject.uri(`masters/${id}.wav`),
  };
  await ledger.decide(result);
  return result;
}

test('what a killed worker decided is published by the next one, and not done again', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const result = await decidedAndKilled(job);

  expect(await feed.give(job.id)).toEqual({ kind: 'done' });

  expect((await service.read(`masters/${job.id}.wav`)).toString()).toBe('its master');
  expect(await ledger.survey(job.id)).toMatchObject({ isPublished: true, attempts: [{ attempt: 1, isEnded: false }] });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED', result });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual([]);
  expect(await feed.give(job.id)).toEqual({ kind: 'done' }); // whoever gets it once more
});

test('whoever takes a job that another worker had says so in its log', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const about = { id: job.id, round: 1, worker: 'killed', startedAt: new Date().toISOString() };
  await ledger.beginAttempt(about, await ledger.survey(job.id));
  feed.lines.length = 0;

  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(feed.lines.map((line) => JSON.parse(line).message).slice(0, 2)).toEqual([
    'attempt 1 did not end: nothing is heard of its worker',
    'the attempt begins',
  ]);
});

test('a master whose destination cannot be written is published as soon as it can be', async () => {
  const { feed, subject } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const { attempt } = await decidedAndKilled(job);
  const blocked = subject.uri(`masters/${job.id}.wav/below`); // a folder stands where the master goes
  await subject.storage.putBytes(blocked, 'in the way');

  expect(await feed.give(job.id)).toEqual({ kind: 'retry', delayMs: 300_000 });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'FAILED', attempt, nextAttemptAt: expect.any(String) });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual(['.json']);

  await feed.apply(job.id, { type: 'due', at: new Date().toISOString() });
  expect(await feed.give(job.id)).toEqual({ kind: 'retry', delayMs: 300_000 });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'FAILED', attempt, nextAttemptAt: expect.any(String) });

  await subject.storage.remove(blocked);
  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED' });
});

test('a job that takes workers down is dead in the end, and is not tried once more', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  for (let lost = 0; lost < 5; lost += 1) {
    const about = { id: job.id, round: 1, worker: `killed-${lost}`, startedAt: new Date().toISOString() };
    const { attempt } = await ledger.beginAttempt(about, await ledger.survey(job.id));
    await feed.apply(job.id, { type: 'started', at: about.startedAt, attempt, worker: about.worker });
  }
  expect(await feed.give(job.id)).toMatchObject({ kind: 'dead', why: '5 workers vanished while they had this job' });
  expect(await ledger.readResult(job.id, 1)).toMatchObject({
    state: 'DEAD',
    reason: 'poison',
    attempt: 5,
    error: { code: 'queue/worker_lost', class: 'INFRA' },
  });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'DEAD', reason: 'poison' });
  expect((await ledger.survey(job.id)).attempts).toHaveLength(5);
});

test('a new round begins with none lost, and its attempts count on', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const about = { id: job.id, round: 1, worker: 'killed', startedAt: new Date().toISOString() };
  for (let lost = 0; lost < 5; lost += 1) await ledger.beginAttempt(about, await ledger.survey(job.id));
  await feed.give(job.id);
  expect(await ledger.beginRound(job.id, 2)).toBe(true);

  expect(await feed.give(job.id, 1)).toEqual({ kind: 'done' }); // the old entry of the queue
  expect(await ledger.readResult(job.id, 2)).toBeUndefined();
  expect(await feed.give(job.id, 2)).toEqual({ kind: 'done' });
  expect(await ledger.readResult(job.id, 2)).toMatchObject({ state: 'COMPLETED', round: 2, attempt: 6 });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED', round: 2, attempt: 6 });
});

test('a job that ends while Redis is away has ended, and comes back until its record says so', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  feed.onProgress = ({ stage }) => {
    feed.isAway = stage === 'render' || feed.isAway;
  };
  expect(await feed.give(job.id)).toEqual({ kind: 'retry', delayMs: expect.any(Number) });
  expect(await ledger.readResult(job.id, 1)).toMatchObject({ state: 'COMPLETED' });
  expect(await ledger.survey(job.id)).toMatchObject({ isPublished: true, attempts: [{ isEnded: true }] });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'PROCESSING' });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual(['.json']);

  feed.isAway = false;
  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual([]);
});

test('a job whose lock ran out just as it ended comes back until its record says so', async () => {
  const { feed } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  const apply = feed.apply;
  feed.apply = async (id, event) =>
    event.type === 'completed' ? { record: feed.records.get(id), refused: 'not held' } : await apply(id, event);
  expect(await feed.give(job.id)).toEqual({ kind: 'retry', delayMs: expect.any(Number) });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual(['.json']);

  feed.apply = apply;
  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED', attempt: 1 });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual([]);
});

test('a record that Redis lost is made again by the worker that has the job', async () => {
  const { feed } = service;
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  feed.records.delete(job.id);
  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(feed.records.get(job.id)).toMatchObject({ state: 'COMPLETED', request: { id: job.id } });
});

test('what was never accepted is let go', async () => {
  const job = await service.submit({ inputs: { source: 'in/noise.wav' } });
  await service.subject.storage.remove(service.ledger.keys.request(job.id));
  expect(await service.feed.give(job.id)).toEqual({ kind: 'done' });
  expect((await service.ledger.survey(job.id)).attempts).toEqual([]);
});
