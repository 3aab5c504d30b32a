import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Input, makeInput } from './support/inputs.ts';
import { judge, ordersOf, submit, untilSettled } from './support/orders.ts';
import { type Service, startService } from './support/service.ts';

let service: Service;
let input: Input;

beforeAll(async () => {
  input = await makeInput('tone_2s', 1);
});
beforeEach(async () => {
  service = await startService({ workers: 2 });
});
afterEach(() => service[Symbol.asyncDispose]());

test.each([
  ['is killed and comes back with what it had', () => service.redis.restart()],
  ['is killed and comes back empty', () => service.redis.restart({ keepData: false })],
  ['is wiped while everybody is connected', async () => void (await service.redis.client.flushall())],
  ['is cut off, and is there again', cutOff],
  ['vanishes without a word for longer than a lock lasts', vanish],
])('Redis %s, with jobs waiting, running and coming', async (_, harm) => {
  const orders = ordersOf(input, 8);
  const early = [];
  for (const order of orders.slice(0, 6)) early.push(await submit(service, order));
  await service.history.when('started');
  service.history.add({ kind: 'fault', what: 'Redis' });
  const [late] = await Promise.all([Promise.all(orders.slice(6).map((order) => submit(service, order))), harm()]);
  await Promise.all([...early, ...late].map((job) => untilSettled(service, job)));
  expect(await judge(service, orders)).toEqual([]);
});

async function cutOff(): Promise<void> {
  service.redisWire.cut();
  await service.history.when('decided'); // what runs comes to its end meanwhile
  service.redisWire.heal();
}

async function vanish(): Promise<void> {
  service.redisWire.swallow();
  await new Promise((resolve) => setTimeout(resolve, 3000)); // this long is the fault itself
  service.redisWire.heal();
}
