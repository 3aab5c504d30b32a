import { expect, test } from 'vitest';
import { hold } from '../support/s3/faults.ts';
import { makeInput } from './support/inputs.ts';
import { judge, type Order, submit, untilSettled } from './support/orders.ts';
import { startService } from './support/service.ts';

test('the API is killed at four points of a submission: the caller who asks again gets one job, and one master', async () => {
  await using service = await startService();
  const input = await makeInput('tone_2s', 1);
  const points = [
    ['before the idempotency key is taken', 'PUT', /\/idempotency\//, 'to_do'],
    ['once the idempotency key is taken', 'PUT', /\/idempotency\//, 'done'],
    ['before the request is written down', 'PUT', /\/request\.json/, 'to_do'],
    ['once the request is written down', 'PUT', /\/request\.json/, 'done'],
  ] as const;
  const orders: Order[] = [];
  const jobs: string[] = [];
  for (const [name, method, target, work] of points) {
    const order = { name, input };
    orders.push(order);
    const held = hold(service.place.server.faults, { method, target }, work);
    const job = submit(service, order);
    await held.reached;
    await service.kill(service.api);
    held.release();
    await service.restartApi();
    jobs.push(await job);
  }
  await Promise.all(jobs.map((job) => untilSettled(service, job)));
  expect(await judge(service, orders)).toEqual([]);
});
