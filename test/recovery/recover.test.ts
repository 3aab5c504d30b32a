import { pino } from 'pino';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { JobQueue } from '../../runtime/jobs/job-queue.ts';
import type { Ledger } from '../../runtime/ledger/ledger.ts';
import { openLedger } from '../../runtime/ledger/open-ledger.ts';
import { recover } from '../../runtime/recovery/recover.ts';
import { failureOf } from '../engine/support/failures.ts';
import { fileSubject, type Subject } from '../storage/support/subject.ts';
import { collect } from '../support/jobs/collect.ts';
import { type AcceptedJob, cancelled, completed, dead, jobRequest } from '../support/jobs/request.ts';
import { type MemoryQueue, memoryQueue } from './support/memory-queue.ts';

let subject: Subject;
let ledger: Ledger;
let queue: MemoryQueue;
let logged: string[];
beforeEach(async () => {
  subject = await fileSubject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  ledger = openLedger({ storage: subject.storage, base: subject.uri('lathe') });
  queue = memoryQueue();
  logged = [];
});

function recovered(more: { readonly all?: boolean; readonly days?: number; readonly signal?: AbortSignal } = {}) {
  const logger = pino({}, { write: (line: string) => void logged.push(line) });
  return recover({ ledger, queue: queue as unknown as JobQueue, logger, ...more }); // all that it uses of it
}

async function accepted(): Promise<AcceptedJob> {
  const request = jobRequest();
  await ledger.accept(request);
  return request;
}

const none = { seen: 0, enqueued: 0, held: 0, settled: 0, rebuilt: 0, skipped: 0, failed: 0 };

test('there is nothing to do where nothing is pending', async () => {
  expect(await recovered()).toEqual(none);
});

test('accepted jobs that the queue has lost are queued again, once', async () => {
  const jobs = [await accepted(), await accepted(), await accepted()];
  expect(await recovered()).toEqual({ ...none, seen: 3, enqueued: 3 });
  expect([...queue.waiting].toSorted()).toEqual(jobs.map(({ id }) => `${id} 1`));
  expect(queue.records.get(jobs[0]?.id ?? '')).toMatchObject({ state: 'PENDING', request: jobs[0] });
  expect(await recovered()).toEqual({ ...none, seen: 3, held: 3 });
});

test('a job that was cancelled while Redis was away is taken out of the queue, and its worker is told', async () => {
  const job = await accepted();
  await queue.enqueue(job, 1);
  await ledger.decide(cancelled(job));
  await recovered();
  expect([...queue.waiting]).toEqual([]);
  expect([...queue.calledOff]).toEqual([job.id]);
});

test.each([
  ['dead', (job: AcceptedJob) => dead(job), 'DEAD'],
  ['cancelled', (job: AcceptedJob) => cancelled(job), 'CANCELLED'],
] as const)('a job that is %s and of which the record was not told', async (_, resultOf, state) => {
  const job = await accepted();
  await queue.apply(job.id, { type: 'submitted', at: job.createdAt, request: job, round: 1 });
  await ledger.decide(resultOf(job));
  expect(await recovered()).toEqual({ ...none, seen: 1, settled: 1 });
  expect(queue.records.get(job.id)).toMatchObject({ state });
  expect(await recovered()).toEqual(none);
});

test('a completed job whose master is not published goes to a worker once more', async () => {
  const job = await accepted();
  await ledger.decide(completed(job));
  expect(await recovered()).toEqual({ ...none, seen: 1, enqueued: 1 });
});

test('one whose master is published has its record told', async () => {
  const job = await accepted();
  await ledger.decide(completed(job));
  await ledger.markPublished(job.id, 1);
  expect(await recovered()).toEqual({ ...none, seen: 1, settled: 1 });
  expect(queue.records.get(job.id)).toMatchObject({ state: 'COMPLETED', request: job });
});

test('a dead job that was taken up again, and never reached the queue, is queued in its new round', async () => {
  const job = await accepted();
  await queue.apply(job.id, { type: 'submitted', at: job.createdAt, request: job, round: 1 });
  await ledger.decide(dead(job));
  await queue.apply(job.id, { type: 'died', at: job.createdAt, result: dead(job) });
  await ledger.beginRound(job.id, 2);
  expect(await recovered()).toEqual({ ...none, seen: 1, enqueued: 1 });
  expect(queue.records.get(job.id)).toMatchObject({ state: 'PENDING', round: 2 });
  expect([...queue.waiting]).toEqual([`${job.id} 2`]);
});

test('one job that cannot be recovered stops no other', async () => {
  const [broken, sound] = [await accepted(), await accepted()];
  await subject.storage.putBytes(ledger.keys.request(broken.id), 'nonsense');
  expect(await recovered()).toEqual({ ...none, seen: 2, failed: 1, enqueued: 1 });
  expect([...queue.waiting]).toEqual([`${sound.id} 1`]);
  const line = logged.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ level }) => level === 50);
  expect(line).toMatchObject({ jobId: broken.id, code: 'ledger/damaged' });
});

test('a mark without a request is left alone while somebody may still be submitting, and forgotten later', async () => {
  const young = jobRequest();
  const old = jobRequest({ id: '01900000-0000-7000-8000-000000000000' }); // of 2024
  for (const { id } of [young, old]) await subject.storage.putBytes(ledger.keys.pending(id), '{}');
  expect(await recovered()).toEqual({ ...none, seen: 2, skipped: 1, settled: 1 });
  expect(await collect(ledger.pending())).toEqual([young.id]);
});

test('with all, ended jobs have their records again, as of the past', async () => {
  const job = jobRequest({ notifyUrl: 'https://caller.internal/hook' });
  await ledger.accept(job);
  await ledger.decide(dead(job));
  await ledger.settle(job.id);
  expect(await recovered()).toEqual(none);
  expect(await recovered({ all: true })).toEqual({ ...none, rebuilt: 1 });
  const record = queue.records.get(job.id);
  expect(record).toMatchObject({ state: 'DEAD', request: job });
  expect([queue.events.length, queue.past.length]).toEqual([2, 2]);
  expect(await recovered({ all: true })).toEqual(none);
});

test('with all, jobs from before are left out', async () => {
  const job = jobRequest({ id: '01900000-0000-7000-8000-000000000000' });
  await ledger.accept(job);
  await ledger.decide(dead(job));
  await ledger.settle(job.id);
  expect(await recovered({ all: true })).toEqual(none);
  expect(queue.records.size).toBe(0);
});

test('it stops where it is told to', async () => {
  await accepted();
  expect(await failureOf(recovered({ signal: AbortSignal.abort('enough') }))).toMatchObject({ code: 'job/cancelled' });
});
