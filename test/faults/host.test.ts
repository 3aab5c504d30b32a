import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { onSmallDisk } from '../engine/support/small-disk.ts';
import { hold } from '../support/s3/faults.ts';
import { stopFfmpeg } from './support/ffmpeg-of.ts';
import { entriesOf } from './support/history.ts';
import { type Input, makeInput } from './support/inputs.ts';
import { fulfil, judge, noSound, ordersOf, submit, untilSettled } from './support/orders.ts';
import { DEAD } from './support/remains.ts';
import { type Service, startService } from './support/service.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';

// What goes wrong on the machine of a worker. Most of the time is spent waiting for locks and limits, so all of it waits at once.

let input: Input;
let long: Input;
beforeAll(async () => {
  [input, long] = await Promise.all([makeInput('tone_2s', 1), makeInput('tone_2s', 30)]);
});

function firstWorker({ workers: [worker] }: Service) {
  if (worker === undefined) throw new Error('no worker runs');
  return worker;
}

describe.concurrent('a worker', () => {
  test('whose FFmpeg stands still kills it after a while, and does the job again', async () => {
    await using service = await startService();
    const [order] = ordersOf(long, 1);
    if (order === undefined) throw new Error('there is one');
    const job = await submit(service, order);
    await stopFfmpeg(firstWorker(service), /in-1\.wav.* -f null/);
    await untilSettled(service, job);
    expect(entriesOf(service.history.entries, 'finished')).toMatchObject([
      { attempt: 1, outcome: 'failed' },
      { attempt: 2, outcome: 'completed' },
    ]);
    expect(await judge(service, [order], { withinMs: 100_000 })).toEqual([]);
  }, 150_000);

  test('whose scratch disk is full fails, and does the job once there is room', async (context) => {
    await using service = await startService({ workers: 0 });
    await onSmallDisk(context, service.scratch, async (disk) => {
      await service.addWorker({ LATHE_SCRATCH: disk, LATHE_MAX_ATTEMPTS: '50' });
      const orders = ordersOf(long, 1);
      const jobs = await Promise.all(orders.map((order) => submit(service, order)));
      await service.history.when('finished', ({ outcome }) => outcome === 'failed');
      execFileSync('mount', ['-o', 'remount,size=200m', disk]);
      await Promise.all(jobs.map((job) => untilSettled(service, job)));
      expect(await judge(service, orders, { maxAttempts: 50 })).toEqual([]);
    });
  });

  test('finds no sound in one of several inputs: that job is dead at once, and the others are done', async () => {
    await using service = await startService();
    const orders = ordersOf(input, 4).map((order, index) => (index === 1 ? { ...order, input: noSound } : order));
    expect(await fulfil(service, orders, { maxPoisonAttempts: 1 })).toEqual([]);
  });

  test('that dies of a job is replaced until the job is held to be poison, and the others are done', async () => {
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

  test('that freezes in its upload and thaws after another one did the job publishes nothing, and goes on', async () => {
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

  test('that is cut off from Redis races another one to the result: one of them wins, and one master is published', async () => {
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
});
