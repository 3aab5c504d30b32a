import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mishap } from '../support/s3/faults.ts';
import { type Input, makeInput } from './support/inputs.ts';
import { judge, type Order, ordersOf, submit, untilSettled } from './support/orders.ts';
import { type Service, startService } from './support/service.ts';

// One service; each trouble meets the requests of two jobs from submission to the end.

let service: Service;
let input: Input;
const all: Order[] = [];

beforeAll(async () => {
  [service, input] = await Promise.all([startService({ workers: 2 }), makeInput('tone_2s', 1)]);
});
afterAll(() => service[Symbol.asyncDispose]());

const troubles: readonly (readonly [string, Mishap, number])[] = [
  ['answers 500', { kind: 'refuse', code: 'InternalError' }, 12],
  ['answers 503', { kind: 'refuse', code: 'SlowDown' }, 12],
  ['answers slowly', { kind: 'slow', pieces: 5, pauseMs: 40 }, 12],
  ['resets while it is sent to', { kind: 'reset_request', afterBytes: 1 }, 12],
  ['resets while it answers', { kind: 'reset_answer', afterBytes: 20 }, 12],
  ['truncates', { kind: 'truncate', toBytes: 20 }, 12],
  ['sends other bytes', { kind: 'corrupt' }, 12],
  ['does what it is told and loses the answer', { kind: 'lose_answer' }, 12],
];

test.each(troubles)('storage %s', async (name, mishap, times) => {
  const orders = ordersOf(input, 2).map((order) => ({ ...order, name: `${name}, ${order.name}` }));
  all.push(...orders);
  service.history.add({ kind: 'fault', what: name });
  service.place.server.faults.add({
    mishap,
    target: /\/lathe-test\/.*(lathe\/jobs|lathe\/pending|lathe\/masters|in)\//,
    times,
  });
  const jobs = await Promise.all(orders.map((order) => submit(service, order)));
  await Promise.all(jobs.map((job) => untilSettled(service, job)));
  expect(service.place.server.faults.left()).toBe(0);
});

test('each order is one job with one result, the bytes are those of an undisturbed run, and nothing is left', async () => {
  expect(await judge(service, all)).toEqual([]);
  expect(all).toHaveLength(2 * troubles.length);
});
