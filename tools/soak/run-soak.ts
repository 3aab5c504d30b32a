import { readFileSync } from 'node:fs';
import pMap from 'p-map';
import type { Input } from '../../test/faults/support/inputs.ts';
import { ordersOf, submit } from '../../test/faults/support/orders.ts';
import { openFolder, type Place } from '../../test/faults/support/place.ts';
import { type Service, startServiceIn } from '../../test/faults/support/service.ts';
import type { MemorySample } from './growth.ts';

export interface SoakReport {
  readonly completed: number;
  readonly samples: readonly MemorySample[];
  readonly seconds: number;
}

const SAMPLE_EVERY = 50;

/** Jobs that are under way at the same time: some always wait. */
const UNDER_WAY = 8;

/** Runs the same job again and again through one API and one worker, each job followed to its end as a caller does. */
export async function runSoak(jobs: number, input: Input, onProgress: (done: number) => void): Promise<SoakReport> {
  const service = await startServiceIn(await openFolder());
  try {
    return await soak(service, { jobs, input, onProgress });
  } finally {
    await service[Symbol.asyncDispose]();
  }
}

interface Soak {
  readonly jobs: number;
  readonly input: Input;
  readonly onProgress: (done: number) => void;
}

async function soak(service: Service<Place>, { jobs, input, onProgress }: Soak): Promise<SoakReport> {
  const [worker] = service.workers;
  if (worker === undefined) throw new Error('no worker runs');
  const samples: MemorySample[] = [];
  const look = (done: number): void => {
    samples.push({ jobs: done, api: megabytes(service.api.pid), worker: megabytes(worker.pid) });
  };
  const began = performance.now();
  let [done, completed] = [0, 0];
  look(0);
  await pMap(
    ordersOf(input, jobs),
    async (order) => {
      const state = await service.client.follow(await submit(service, order));
      if (state === 'COMPLETED') completed += 1;
      done += 1;
      if (done % SAMPLE_EVERY === 0) look(done);
      onProgress(done);
    },
    { concurrency: UNDER_WAY },
  );
  return { completed, samples, seconds: (performance.now() - began) / 1000 };
}

/** What a process holds of memory now (VmRSS). */
function megabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1000;
}
