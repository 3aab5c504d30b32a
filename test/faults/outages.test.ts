import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onSmallDisk } from '../engine/support/small-disk.ts';
import { hold } from '../support/s3/faults.ts';
import { stopFfmpeg } from './support/ffmpeg-of.ts';
import { entriesOf } from './support/history.ts';
import { type Input, makeInput } from './support/inputs.ts';
import { fulfil, judge, noSound, ordersOf, submit, untilSettled } from './support/orders.ts';
import { DEAD } from './support/remains.ts';
import { type Service, startService } from './support/service.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';

// What goes wrong with Redis, and on the machine of a worker. Most of the time is spent waiting for locks and limits, so all of
// it waits at once.

let input: Input;
let long: Input;
const folder = mkdtempSync(join(tmpdir(), 'lathe-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  [input, long] = await Promise.all([makeInput('tone_2s', 1), makeInput('tone_2s', 45)]);
});

function firstWorker({ workers: [worker] }: Service) {
  if (worker === undefined) throw new Error('no worker runs');
  return worker;
}

type Harm = (service: Service) => Promise<void>;

const harms: readonly (readonly [string, Harm])[] = [
  ['is killed and comes back with what it had', ({ redis }) => redis.restart()],
  ['is killed and comes back empty', ({ redis }) => redis.restart({ keepData: false })],
  ['is wiped while everybody is connected', async ({ redis }) => void (await redis.client.flushall())],
  ['is cut off, and is there again', cutOff],
  ['vanishes without a word for longer than a lock lasts', vanish],
];

describe.concurrent('a service', { timeout: 240_000 }, () => {
  test('a worker whose FFmpeg stands still kills it after a while, and does the job again', async () => {
    await using service = await startService();
    const [order] = ordersOf(long, 1);
    if (order === undefined) throw new Error('there is one');
    const job = await submit(service, order);
    await stopFfmpeg(service.workers, /in-1\.wav.* -f null/);
    await untilSettled(service, job);
    expect(entriesOf(service.history.entries, 'finished')).toMatchObject([
      { attempt: 1, outcome: 'failed' },
      { attempt: 2, outcome: 'completed' },
    ]);
    expect(await judge(service, [order], { withinMs: 150_000 })).toEqual([]);
  }, 300_000);

  test('a worker whose scratch disk is full fails, and does the job once there is room', async (context) => {
    await onSmallDisk(context, folder, async (disk) => {
      const environment = { LATHE_SCRATCH: disk, LATHE_MAX_ATTEMPTS: '50' };
      await using service = await startService({ environment });
      const orders = ordersOf(long, 1);
      const jobs = await Promise.all(orders.map((order) => submit(service, order)));
      await service.history.when('finished', ({ outcome }) => outcome === 'failed');
      execFileSync('mount', ['-o', 'remount,size=200m', disk]);
      await Promise.all(jobs.map((job) => untilSettled(service, job)));
      expect(await judge(service, orders, { maxAttempts: 50 })).toEqual([]);
    });
  });

  test('a worker finds no sound in one of several inputs: that job is dead at once, and the others are done', async () => {
    await using service = await startService();
    const orders = ordersOf(input, 4).map((order, index) => (index === 1 ? { ...order, input: noSound } : order));
    expect(await fulfil(service, orders, { maxPoisonAttempts: 1 })).toEqual([]);
  });

  test('a worker that dies of a job is replaced until the job is held to be poison, and the others are done', async () => {
    await using service = await startService({ environment: { LATHE_MAX_LOST_WORKERS: '2' } });
    const [poison, ...others] = ordersOf(input, 4).map((order, index) =>
      index === 0 ? { ...order, input: { ...input, name: 'poison.wav', master: DEAD } } : order,
    );
    if (poison === undefined) throw new Error('there is one');
    const jobs = [];
    for (const killed of [1, 2]) {
      const held = hold(service.place.server.faults, { method: 'GET', target: /poison\.wav/ }, 'done');
      if (killed === 1) jobs.push(await submit(service, poison));
      await held.reached;
      await service.kill(firstWorker(service));
      held.release();
      await service.addWorker();
    }
    for (const order of others) jobs.push(await submit(service, order));
    await Promise.all(jobs.map((job) => untilSettled(service, job)));
    expect(await judge(service, [poison, ...others], { maxPoisonAttempts: 2 })).toEqual([]);
  });

  test('a worker that freezes in its upload and thaws after another one did the job publishes nothing, and goes on', async () => {
    await using service = await startService();
    const frozen = firstWorker(service);
    const orders = ordersOf(input, 2);
    const [first, second] = orders;
    if (first === undefined || second === undefined) throw new Error('there are two');
    const held = hold(service.place.server.faults, { method: 'PUT', target: /attempts\/1\/master\.wav/ }, 'done');
    const job = await submit(service, first);
    await held.reached;
    frozen.signal('SIGSTOP');
    const other = await service.addWorker();
    await untilSettled(service, job);
    await other.end();
    held.release();
    frozen.signal('SIGCONT');
    await untilSettled(service, await submit(service, second));
    expect(entriesOf(service.history.entries, 'started')).toMatchObject([
      { job, attempt: 1, worker: 'worker-1' },
      { job, attempt: 2, worker: 'worker-2' },
      { attempt: 1, worker: 'worker-1' },
    ]);
    expect(await judge(service, orders)).toEqual([]);
  });

  test('a worker that is cut off from Redis races another one to the result: one of them wins, and one master is published', async () => {
    await using service = await startService({ workers: 0 });
    await using ownWire = await startTcpProxy({ port: service.redisWire.port });
    await service.addWorker({ REDIS_URL: `redis://127.0.0.1:${ownWire.port}` });
    const orders = ordersOf(input, 1);
    const results = [1, 2].map(() =>
      hold(service.place.server.faults, { method: 'PUT', target: /\/result\.json/ }, 'to_do'),
    );
    const jobs = await Promise.all(orders.map((order) => submit(service, order)));
    await results[0]?.reached;
    ownWire.swallow();
    await service.addWorker();
    await results[1]?.reached;
    for (const result of results) result.release();
    ownWire.heal();
    await Promise.all(jobs.map((job) => untilSettled(service, job)));
    expect(entriesOf(service.history.entries, 'started')).toHaveLength(2);
    expect(await judge(service, orders)).toEqual([]);
  });

  test.each(harms)('Redis %s, with jobs that wait, run and come', async (_, harm) => {
    await using service = await startService({ workers: 2 });
    const orders = ordersOf(input, 6);
    const early: string[] = [];
    for (const order of orders.slice(0, 4)) early.push(await submit(service, order));
    await service.history.when('started');
    service.history.add({ kind: 'fault', what: 'Redis' });
    const late = Promise.all(orders.slice(4).map((order) => submit(service, order)));
    await harm(service);
    await Promise.all([...early, ...(await late)].map((job) => untilSettled(service, job)));
    expect(await judge(service, orders)).toEqual([]);
  });
});

/** It goes in the middle of a job, and comes back once the job's result stands. */
async function cutOff({ redisWire, history, place }: Service): Promise<void> {
  const held = hold(place.server.faults, { method: 'GET', target: /\/in\// }, 'done');
  await held.reached;
  redisWire.cut();
  held.release();
  const cutAt = history.entries.at(-1)?.atMs ?? 0;
  await history.when('decided', ({ atMs }) => atMs > cutAt);
  redisWire.heal();
}

async function vanish({ redisWire }: Service): Promise<void> {
  redisWire.swallow();
  await pause(3_000); // the outage itself
  redisWire.heal();
}
