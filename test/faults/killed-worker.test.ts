import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { hold } from '../support/s3/faults.ts';
import { stopFfmpeg } from './support/ffmpeg-of.ts';
import { type Input, makeInput } from './support/inputs.ts';
import type { LatheProcess } from './support/lathe-process.ts';
import { judge, type Order, submit, untilSettled } from './support/orders.ts';
import { type Service, startService } from './support/service.ts';

// kill -9 of the only worker at each point of a job; another one starts and finishes it. One service has all of it happen to it.

let service: Service;
let short: Input;
let long: Input;
const orders: Order[] = [];

beforeAll(async () => {
  [service, short, long] = await Promise.all([startService(), makeInput('tone_2s', 1), makeInput('tone_2s', 30)]);
});
afterAll(() => service[Symbol.asyncDispose]());

type Point = (worker: LatheProcess) => Promise<void>;

/** A request of the worker waits at the storage server, and does so for good. */
function atRequest(method: string, target: RegExp, work: 'to_do' | 'done'): Point {
  const held = hold(service.place.server.faults, { method, target }, work);
  onTestFinished(held.release);
  return () => held.reached;
}

/** FFmpeg stands still from its first moments on. */
function atFfmpeg(commandLine: RegExp): Point {
  return async (worker) => void (await stopFfmpeg(worker, commandLine));
}

const points: readonly (readonly [string, () => Point, () => Input])[] = [
  ['while it downloads', () => atRequest('GET', /\/in\/tone/, 'done'), () => short],
  ['while it measures', () => atFfmpeg(/in-1\.wav.* -f null/), () => long],
  ['while it renders', () => atFfmpeg(/ pcm_s24le /), () => long],
  ['while it uploads', () => atRequest('PUT', /attempts\/1\/master\.wav/, 'to_do'), () => short],
  ['once its result stands, before anybody is told', () => atRequest('PUT', /\/result\.json/, 'done'), () => short],
  [
    'once the master is at its destination, before it is told',
    () => atRequest('PUT', /published\.1/, 'done'),
    () => short,
  ],
  ['when everything but the acknowledgement is done', () => atRequest('DELETE', /\/pending\//, 'done'), () => short],
];

test.each(points)('a worker is killed %s', async (name, reach, input) => {
  const [victim] = service.workers;
  if (victim === undefined) throw new Error('no worker runs');
  const order = { name, input: input() };
  orders.push(order);
  const point = reach();
  const job = await submit(service, order);
  await point(victim);
  await service.addWorker(); // beforehand, so that the test waits for the lock alone
  await service.kill(victim);
  await untilSettled(service, job);
  const { state, outcome } = await service.client.find(job);
  expect({ state, sha256: outcome?.output?.sha256 }).toEqual({ state: 'COMPLETED', sha256: order.input.master });
});

test('each order is one job with one result, the bytes are those of an undisturbed run, and nothing is left', async () => {
  expect(await judge(service, orders)).toEqual([]);
  expect(orders).toHaveLength(points.length);
});
