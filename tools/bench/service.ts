import { setTimeout as pause } from 'node:timers/promises';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import { type Input, makeInput } from '../../test/faults/support/inputs.ts';
import { submit } from '../../test/faults/support/orders.ts';
import { openFolder, type Place } from '../../test/faults/support/place.ts';
import { type Service, startServiceIn } from '../../test/faults/support/service.ts';
import { median } from './measure.ts';
import { measureQueue } from './queue.ts';
import { atMost, type Result } from './result.ts';

const JOBS = 20;
const A_SECOND = 100;
const SUBMISSIONS = 1_000;
const QUEUED = 3_000;
const SMALLEST_RATIO = 0.6;

const QUEUE_NOTE = `A job costs bare BullMQ two calls of Redis, and Lathe five: beside adding and finishing it, its record is written as it is
accepted, begun and completed, each time with its event, its indexes and its counts (docs/decisions/0018). Its worker waits for both of its own.`;

const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;

/** What the service adds to the engine, how fast it accepts, and how fast its queue is against bare BullMQ. */
export async function benchService(runs: number): Promise<readonly Result[]> {
  const input = await makeInput('speech_quiet', 2);
  const overhead = await within(1, (service) => jobOverhead(service, input));
  const slowest = await within(0, (service) => submissions(service, input));
  const { bare, lathe } = await measureQueue(QUEUED, runs);
  const ratio = lathe / bare;
  return [
    atMost('a job over the engine alone, files as storage, median', overhead, 150, milliseconds),
    atMost(`submission at ${A_SECOND} a second, 99th percentile`, slowest, 50, milliseconds),
    {
      work: "jobs through the queue with an engine that does nothing, to bare BullMQ's",
      measured: `${ratio.toFixed(2)} times (${lathe.toFixed(0)} to ${bare.toFixed(0)} a second)`,
      bar: `at least ${SMALLEST_RATIO} times`,
      passed: ratio >= SMALLEST_RATIO,
      note: QUEUE_NOTE,
    },
  ];
}

/** A service of processes, with files as storage; it goes with the work. */
async function within<Found>(workers: number, work: (service: Service<Place>) => Promise<Found>): Promise<Found> {
  const environment = { LATHE_QUEUE_LIMIT: '1000000' };
  const service = await startServiceIn(await openFolder(), { workers, environment, isDirect: true });
  try {
    return await work(service);
  } finally {
    await service[Symbol.asyncDispose]();
  }
}

/** From acceptance to the end, less what the engine reports of the same job; one job after the other. */
async function jobOverhead(service: Service<Place>, input: Input): Promise<number> {
  const overheads: number[] = [];
  for (let index = 0; index <= JOBS; index += 1) {
    const id = await submit(service, { name: newJobId(), input });
    await service.client.follow(id);
    const { createdAt, endedAt, outcome } = await service.client.find(id);
    const report: { readonly wallSeconds?: unknown } | undefined = outcome?.report;
    const engine = report?.wallSeconds;
    if (endedAt === undefined || typeof engine !== 'number') throw new Error(`${id} was not completed`);
    if (index > 0) overheads.push(Date.parse(endedAt) - Date.parse(createdAt) - engine * 1000); // the first one warms up
  }
  return median(overheads);
}

/** Submits at a steady pace, whatever the answers take, while no worker runs. The first one, which warms up, does not count. */
async function submissions(service: Service<Place>, input: Input): Promise<number> {
  await submit(service, { name: newJobId(), input });
  const started = performance.now();
  const asked = Array.from({ length: SUBMISSIONS }, async (_, index) => {
    await pause(Math.max(0, started + (index * 1000) / A_SECOND - performance.now()));
    const before = performance.now();
    await submit(service, { name: newJobId(), input });
    return performance.now() - before;
  });
  const taken = (await Promise.all(asked)).toSorted((one, other) => one - other);
  return taken[Math.floor(0.99 * taken.length)] ?? Number.POSITIVE_INFINITY;
}
