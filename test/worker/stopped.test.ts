import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AbortReason } from '../../runtime/jobs/job-feed.ts';
import { mediaFolder, NOISE } from '../engine/support/media.ts';
import { processesIn } from '../master/support/processes-in.ts';
import { fileSubject } from '../storage/support/subject.ts';
import type { AcceptedJob } from '../support/jobs/request.ts';
import { type Service, startService } from './support/service.ts';

const media = mediaFolder();
let service: Service;
beforeAll(async () => {
  service = await startService(await fileSubject());
  await service.store('in/noise.wav', media.make('noise.wav', ...NOISE));
});
beforeEach(() => {
  service.feed.onProgress = () => {};
});
afterAll(async () => {
  media[Symbol.dispose]();
  await service.subject[Symbol.asyncDispose]();
});

/** Has a job stopped as soon as it renders. */
async function stopped(reason: AbortReason, before: (job: AcceptedJob) => Promise<unknown> = async () => {}) {
  const { feed, ledger, subject } = service;
  const job = await service.submit({
    inputs: { source: 'in/noise.wav' },
    destination: subject.uri('masters/stopped.wav'),
  });
  const others = before(job);
  feed.onProgress = ({ stage }, stop) => {
    if (stage === 'render') others.then(() => stop(reason));
  };
  const outcome = await feed.give(job.id);
  const left = {
    result: await ledger.readResult(job.id, 1),
    master: await subject.storage.head(subject.uri('masters/stopped.wav')),
    scratch: readdirSync(service.scratch),
    processes: processesIn(service.scratch, ''),
  };
  const ended = await service.json(`lathe/jobs/${job.id}/attempts/1/ended.json`);
  return { job, outcome, ended, left };
}

const nothing = { result: undefined, master: undefined, scratch: [], processes: [] };

test('a worker that lost its lock says no more of the job and publishes nothing', async () => {
  const { job, outcome, ended, left } = await stopped('lock_lost');
  expect(outcome).toEqual({ kind: 'abandon' });
  expect(left).toEqual(nothing);
  expect(ended).toMatchObject({ outcome: 'superseded' });
  expect(service.feed.records.get(job.id)).toMatchObject({ state: 'PROCESSING' });
});

test('a worker that stops gives its job back, and the next attempt has the next number', async () => {
  const { job, outcome, ended, left } = await stopped('draining');
  expect(outcome).toEqual({ kind: 'return' });
  expect(left).toEqual(nothing);
  expect(ended).toMatchObject({ outcome: 'returned' });
  expect(service.feed.records.get(job.id)).toMatchObject({ state: 'PENDING' });

  service.feed.onProgress = () => {};
  expect(await service.feed.give(job.id)).toEqual({ kind: 'done' });
  expect(await service.ledger.readResult(job.id, 1)).toMatchObject({ state: 'COMPLETED', attempt: 2 });
  await service.subject.storage.remove(service.subject.uri('masters/stopped.wav'));
});

test('a job that is cancelled while it renders ends there', async () => {
  const { job, outcome, ended, left } = await stopped('cancelled', (asked) => cancel(asked));
  expect(outcome).toEqual({ kind: 'done' });
  expect(left).toEqual({ ...nothing, result: expect.objectContaining({ state: 'CANCELLED' }) });
  expect(ended).toMatchObject({ outcome: 'cancelled' });
  expect(service.feed.records.get(job.id)).toMatchObject({ state: 'CANCELLED', why: 'by its caller' });
  expect(await service.keys(`lathe/pending/${job.id}`)).toEqual([]);
  expect(service.logged.filter((line) => line.includes(job.id) && line.includes('"level":40'))).toEqual([]);
});

test('a job that was cancelled while nobody told the worker is not published', async () => {
  const { feed, ledger } = service;
  const job = await service.submit({
    inputs: { source: 'in/noise.wav' },
    destination: service.subject.uri('masters/late.wav'),
  });
  let cancelled: Promise<unknown> | undefined;
  feed.onProgress = ({ stage }) => {
    if (stage === 'render') cancelled ??= cancel(job);
  };
  expect(await feed.give(job.id)).toEqual({ kind: 'done' });
  expect(await cancelled).toMatchObject({ state: 'CANCELLED' });
  expect(await ledger.readResult(job.id, 1)).toMatchObject({ state: 'CANCELLED' });
  expect(await service.subject.storage.head(service.subject.uri('masters/late.wav'))).toBeUndefined();
  expect(await service.json(`lathe/jobs/${job.id}/attempts/1/ended.json`)).toMatchObject({ outcome: 'cancelled' });
});

test('of two workers that have the same job one decides, and its master is the one that is published', async () => {
  const { feed, ledger } = service;
  const other = await service.another({ workerId: 'worker-2' });
  const job = await service.submit({
    inputs: { source: 'in/noise.wav' },
    destination: service.subject.uri('masters/both.wav'),
  });

  const outcomes = await Promise.all([feed.give(job.id), other.feed.give(job.id)]);

  expect(outcomes).toEqual([{ kind: 'done' }, { kind: 'done' }]);
  const result = await ledger.readResult(job.id, 1);
  const attempts = await ledger.attempts(job.id, await ledger.survey(job.id));
  expect(attempts.map(({ end }) => end?.outcome).toSorted()).toEqual(['completed', 'superseded']);
  const winner = attempts.find(({ end }) => end?.outcome === 'completed')?.start;
  expect(result).toMatchObject({ attempt: winner?.attempt, worker: winner?.worker });
});

async function cancel({ id }: AcceptedJob) {
  const endedAt = new Date().toISOString();
  return await service.ledger.decide({ format: 1, id, round: 1, state: 'CANCELLED', endedAt, why: 'by its caller' });
}
