import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../runtime/ledger/ledger.ts';
import { openLedger } from '../../runtime/ledger/open-ledger.ts';
import { openMetrics } from '../../runtime/queue/metrics/open-metrics.ts';
import { openWebhookQueue } from '../../runtime/queue/webhooks/open-webhook-queue.ts';
import { recover } from '../../runtime/recovery/recover.ts';
import { completedResult, now, type Service, silent, startService, until } from '../queue/support/service.ts';
import { fileSubject } from '../storage/support/subject.ts';
import { type AcceptedJob, dead, jobRequest } from '../support/jobs/request.ts';

let service: Service;
let ledger: Ledger;
beforeEach(async () => {
  service = await startService();
  onTestFinished(() => service[Symbol.asyncDispose]());
  const subject = await fileSubject();
  onTestFinished(() => subject[Symbol.asyncDispose]());
  ledger = openLedger({ storage: subject.storage, base: subject.uri('lathe') });
});

const notifyUrl = 'https://caller.internal/hook';

/** The types of what a caller is told of a job, as it is told: one may overtake another. */
async function receiver(): Promise<readonly string[]> {
  const told: string[] = [];
  const deliver = async ({ body }: { readonly body: string }) => {
    told.push(JSON.parse(body).type);
    return { status: 200 };
  };
  const webhooks = await openWebhookQueue({ redisUrl: service.redis.url, deliver, logger: silent });
  onTestFinished(() => webhooks.close());
  return told;
}

async function accepted(): Promise<AcceptedJob> {
  const job = jobRequest({ notifyUrl });
  await ledger.accept(job);
  await service.queue.enqueue(job, 1);
  return job;
}

/** Redis comes back empty, and all is put back from the ledger. */
async function lostAndRecovered() {
  await service.redis.restart({ keepData: false });
  await until(() =>
    service.queue.ping().then(
      () => true,
      () => false,
    ),
  );
  return recover({ ledger, queue: service.queue, logger: silent, all: true });
}

async function complete(job: AcceptedJob, round: number, attempt: number): Promise<void> {
  await service.queue.apply(job.id, { type: 'started', at: now(), attempt, worker: 'w1' });
  await service.queue.apply(job.id, {
    type: 'completed',
    at: now(),
    result: { ...completedResult(job, attempt), round },
  });
}

test('a job that waited when Redis lost it tells its caller how it ends', async () => {
  const job = await accepted();
  expect(await lostAndRecovered()).toMatchObject({ enqueued: 1 });
  const told = await receiver();
  await complete(job, 1, 1);
  await expect.poll(() => told.toSorted()).toEqual(['job.completed', 'job.started', 'job.submitted']);
});

test('a dead job that Redis lost is told of no second time, and tells how it ends where it is taken up again', async () => {
  const job = await accepted();
  await ledger.decide(dead(job));
  await service.queue.apply(job.id, { type: 'died', at: now(), result: dead(job) });
  await ledger.settle(job.id);
  expect(await lostAndRecovered()).toMatchObject({ rebuilt: 1 });
  expect(await service.queue.find(job.id)).toMatchObject({ record: { state: 'DEAD', request: { notifyUrl } } });
  const told = await receiver();
  await ledger.beginRound(job.id, 2);
  await service.queue.apply(job.id, { type: 'retried', at: now(), round: 2 });
  await complete(job, 2, 2);
  await expect.poll(() => told.toSorted()).toEqual(['job.completed', 'job.retried', 'job.started']);
});

test('what was over before is not counted as if it happened now', async () => {
  const job = await accepted();
  await ledger.decide(dead(job));
  await ledger.settle(job.id);
  expect(await lostAndRecovered()).toMatchObject({ rebuilt: 1 });
  const metrics = await openMetrics({ redisUrl: service.redis.url, depth: service.queue.depth, logger: silent });
  onTestFinished(() => metrics.close());
  const lines = (await metrics.render()).split('\n');
  expect(lines.filter((line) => line.startsWith('lathe_job_'))).toEqual([]);
});
