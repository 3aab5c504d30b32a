import { setTimeout as pause } from 'node:timers/promises';
import pMap from 'p-map';
import { entriesOf } from './history.ts';
import type { Input } from './inputs.ts';
import type { Violation } from './invariants.ts';
import { judge, noSound, type Order, submit, untilSettled } from './orders.ts';
import { recoveryTimes } from './recovery.ts';
import { DEAD } from './remains.ts';
import { drawSchedule, type Harm, type Mix, type PlannedHarm } from './schedule.ts';
import { type Service, startService } from './service.ts';

export interface ChaosOptions {
  readonly jobs: number;
  readonly workers: number;
  readonly seed: number;
  /** Between two harms, on average. */
  readonly meanMs: number;
  readonly mix: Mix;
  /** At most so many harms. */
  readonly harms: number;
  readonly inputs: readonly Input[];
  readonly onProgress?: (settled: number) => void;
}

/** What came of a run. */
export interface ChaosReport {
  readonly acknowledged: number;
  readonly completed: number;
  readonly dead: number;
  /** Attempts that began, over all jobs. */
  readonly attempts: number;
  readonly violations: readonly Violation[];
  /** What was done, and how often. */
  readonly harms: ReadonlyMap<Harm, number>;
  /** Milliseconds; of kills that met a job. */
  readonly recoveryMs: readonly number[];
  readonly seconds: number;
  /** What was planned up to the end. */
  readonly schedule: readonly PlannedHarm[];
}

/** Jobs that are under way at the same time, from submission to the end. */
const UNDER_WAY = 16;

/** One in so many inputs is no sound. */
const NO_SOUND_EVERY = 25;

/** Killed workers are what is tested: no job is given up because of them, nor because storage refused again and again. */
const patient = { LATHE_MAX_LOST_WORKERS: '100', LATHE_MAX_ATTEMPTS: '100' };

/** Runs jobs through a service that has random harm done to it, and judges what happened. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { jobs, workers, inputs, harms: count } = options;
  const orders = Array.from({ length: jobs }, (_, index): Order => {
    const input = index % NO_SOUND_EVERY === 7 ? noSound : inputs[index % inputs.length];
    if (input === undefined) throw new RangeError('no inputs');
    return { name: `order-${index + 1}`, input };
  });
  const schedule = drawSchedule({ ...options, count });
  const service = await startService({ workers, environment: patient });
  try {
    return await judgeRun(options, { orders, schedule, service });
  } finally {
    await service[Symbol.asyncDispose]();
  }
}

async function judgeRun(
  options: ChaosOptions,
  { orders, schedule, service }: { orders: readonly Order[]; schedule: readonly PlannedHarm[]; service: Service },
): Promise<ChaosReport> {
  const began = performance.now();
  const over = new AbortController();
  const harm = doHarm(service, schedule, over.signal);
  let settled = 0;
  const run = pMap(
    orders,
    async (order) => {
      await untilSettled(service, await submit(service, order));
      settled += 1;
      options.onProgress?.(settled);
    },
    { concurrency: UNDER_WAY },
  );
  await Promise.race([run, harm.then(() => run)]); // a harm that fails ends the run
  over.abort();
  const done = await harm;
  const seconds = (performance.now() - began) / 1000;
  const found = await judge(service, orders, { withinMs: 120_000, maxAttempts: 100, maxPoisonAttempts: 100 });
  const { entries } = service.history;
  const decided = entriesOf(entries, 'decided');
  return {
    acknowledged: new Set(entriesOf(entries, 'acknowledged').map(({ job }) => job)).size,
    completed: decided.filter(({ state }) => state === 'COMPLETED').length,
    dead: decided.filter(({ state }) => state === DEAD.toUpperCase()).length,
    attempts: entriesOf(entries, 'started').length,
    violations: found,
    harms: done,
    recoveryMs: recoveryTimes(entries),
    seconds,
    schedule: schedule.slice(
      0,
      [...done.values()].reduce((sum, times) => sum + times, 0),
    ),
  };
}

/** Does what is planned at its time, until the run is over. */
async function doHarm(
  service: Service,
  schedule: readonly PlannedHarm[],
  over: AbortSignal,
): Promise<ReadonlyMap<Harm, number>> {
  const began = performance.now();
  const done = new Map<Harm, number>();
  for (const planned of schedule) {
    const waitMs = began + planned.afterMs - performance.now();
    if (waitMs > 0) await pause(waitMs, undefined, { signal: over }).catch(() => undefined);
    if (over.aborted) break;
    await harms[planned.harm](service, planned.pick);
    done.set(planned.harm, (done.get(planned.harm) ?? 0) + 1);
  }
  return done;
}

/** How each harm is done; whoever was killed is started again at once. */
const harms: Readonly<Record<Harm, (service: Service, pick: number) => Promise<void>>> = {
  'kill a worker': async (service, pick) => {
    const victim = service.workers[Math.floor(pick * service.workers.length)];
    if (victim !== undefined) await service.kill(victim);
    await service.addWorker();
  },
  'kill the API': async (service) => {
    await service.kill(service.api);
    await service.restartApi();
  },
  'restart Redis': async ({ history, redis }) => {
    history.add({ kind: 'fault', what: 'restart Redis' });
    await redis.restart();
  },
  'wipe Redis': async ({ history, redis }) => {
    history.add({ kind: 'fault', what: 'wipe Redis' });
    await redis.client.flushall();
  },
  'storage refuses': async ({ history, place }) => {
    history.add({ kind: 'fault', what: 'storage refuses' });
    place.server.faults.add({ mishap: { kind: 'refuse', code: 'SlowDown' }, times: 20 });
  },
  'storage resets': async ({ history, place }) => {
    history.add({ kind: 'fault', what: 'storage resets' });
    place.server.faults.add({ mishap: { kind: 'reset_answer', afterBytes: 10 }, times: 10 });
  },
};
