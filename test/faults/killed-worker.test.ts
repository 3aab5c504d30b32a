import { afterAll, beforeAll, expect, test } from 'vitest';
import { hold } from '../support/s3/faults.ts';
import { stopFfmpeg } from './support/ffmpeg-of.ts';
import { type Input, makeInput } from './support/inputs.ts';
import { judge, submit, untilSettled } from './support/orders.ts';
import { type Service, startService } from './support/service.ts';

// kill -9 at each point of a job. Each of several workers is held at one of them; then all are killed at once, and two others
// that were idle until then finish what they left.

type Point = (service: Service) => Promise<void>;

const points: readonly (readonly [string, 'short' | 'long', Point])[] = [
  ['while it downloads', 'short', atRequest('GET', /\/in\//, 'done')],
  ['while it measures', 'long', atFfmpeg(/in-1\.wav.* -f null/)],
  ['while it renders', 'long', atFfmpeg(/ pcm_s24le /)],
  ['while it uploads', 'short', atRequest('PUT', /attempts\/1\/master\.wav/, 'to_do')],
  ['before its result stands', 'short', atRequest('PUT', /\/result\.json/, 'to_do')],
  ['once its result stands, before anybody is told', 'short', atRequest('PUT', /\/result\.json/, 'done')],
  ['once its master is at its destination', 'short', atRequest('PUT', /\/published\.1\.json/, 'done')],
  ['when all but the acknowledgement is done', 'short', atRequest('DELETE', /\/pending\//, 'done')],
];

/** A request waits at the storage server, and so does the worker. */
function atRequest(method: string, target: RegExp, work: 'to_do' | 'done'): Point {
  return async ({ place }) => await hold(place.server.faults, { method, target }, work).reached;
}

/** FFmpeg is stopped as soon as it runs. */
function atFfmpeg(commandLine: RegExp): Point {
  return async ({ workers }) => void (await stopFfmpeg(workers, commandLine));
}

let service: Service;
let inputs: Readonly<Record<'short' | 'long', Input>>;
const jobs: string[] = [];

beforeAll(async () => {
  const [short, long] = await Promise.all([makeInput('tone_2s', 1), makeInput('tone_2s', 45)]);
  inputs = { short, long };
  service = await startService({ workers: points.length });
  for (const [name, input, point] of points) {
    const reached = point(service);
    jobs.push(await submit(service, { name, input: inputs[input] }));
    await reached;
  }
  const victims = [...service.workers];
  await Promise.all([service.addWorker(), service.addWorker()]);
  await Promise.all(victims.map((victim) => service.kill(victim)));
  await Promise.all(jobs.map((job) => untilSettled(service, job)));
});
afterAll(() => service[Symbol.asyncDispose]());

test.each(points.map(([name, input], index) => [name, input, index] as const))(
  'a worker is killed %s: another one does the job',
  async (_, input, index) => {
    const { state, outcome } = await service.client.find(jobs[index] ?? '');
    expect({ state, sha256: outcome?.output?.sha256 }).toEqual({ state: 'COMPLETED', sha256: inputs[input].master });
  },
);

test('each is one job with one result and the bytes of an undisturbed run, and nothing is left', async () => {
  expect(
    await judge(
      service,
      points.map(([name, input]) => ({ name, input: inputs[input] })),
    ),
  ).toEqual([]);
});
