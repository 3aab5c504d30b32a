import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { JobFeed } from '../../jobs/job-feed.ts';
import { definitionOf } from '../../telemetry/metrics.ts';
import { connect, settled } from '../connection/connect.ts';
import { withPatience, withRedis } from '../connection/unavailable.ts';
import { type QueueKeys, queueKeys } from '../keys.ts';
import { subscriptions } from '../live/subscriptions.ts';
import { addFigures, additionOf } from '../metrics/add-figures.ts';
import { sideFigures } from '../metrics/side-figures.ts';
import { KEPT_DAYS, recordStore } from '../records/record-store.ts';
import { loadScript } from '../scripts/script.ts';
import { type Desk, desk } from './desk.ts';
import { logShipper } from './log-shipper.ts';
import { keepPresent, type WorkerFacts } from './presence.ts';
import { progressThrottle } from './progress-throttle.ts';
import { runWorker } from './run-worker.ts';

export interface JobFeedOptions {
  /** `redis://`, `rediss://` or `unix:///path`. */
  readonly redisUrl: string;
  /** Of all keys: `lathe` where none is given. */
  readonly prefix?: string | undefined;
  /** Names this worker: in records, and to operators. */
  readonly workerId: string;
  /** What operators are told of this worker. */
  readonly facts?: WorkerFacts | undefined;
  /** How long a job stays a worker's that is heard of no more; 30 where none is given. Renewed twice in that time. */
  readonly lockSeconds?: number | undefined;
  /** How often lost jobs are looked for; 30 where none is given. */
  readonly stalledSeconds?: number | undefined;
  /** How long `apply` and `ship` wait for Redis to come back; 60 where none is given. */
  readonly patienceSeconds?: number | undefined;
  /** How long a worker may wait beside jobs before its connections are made anew; 60 where none is given. */
  readonly watchdogSeconds?: number | undefined;
  /** How long a job is remembered after it ended, as the queue has it; 14 where none is given. */
  readonly keptDays?: number | undefined;
  readonly logger: Logger;
}

const progressScript = loadScript('progress');

/**
 * Opens a worker's end of the queue. It holds no connection up: Redis may come later, and may go.
 *
 * @throws queue/unavailable where the URL is none
 */
export async function openJobFeed(options: JobFeedOptions): Promise<JobFeed> {
  const { redisUrl, prefix, patienceSeconds = 60, logger } = options;
  const { lockSeconds = 30, stalledSeconds = 30, watchdogSeconds = 60 } = options;
  const keys = queueKeys(prefix);
  const redis = connect(redisUrl, 'commands', logger);
  const subscriber = connect(redisUrl, 'patient', logger);
  const patient = connect(redisUrl, 'patient', logger);
  const patiently = <Value>(work: () => Promise<Value>) => withPatience(() => withRedis(work), patienceSeconds * 1000);
  const logs = logShipper(redis, keys);
  const progress = progressThrottle((id, of) => {
    progressScript(redis, [keys.record(id)], [of.attempt, JSON.stringify(of), keys.news(id)]).catch(() => undefined);
  });
  const side = sideFigures((addition) => addFigures(redis, keys, addition));
  const store = recordStore(redis, keys, options.keptDays ?? KEPT_DAYS);
  const lockMs = lockSeconds * 1000;
  const own = desk({ redis, keys, store, side, lockMs, patiently, logger });
  let running: ReturnType<typeof runWorker> | undefined;
  let drained: Promise<void> | undefined;
  let leave: (() => Promise<void>) | undefined;
  const drain = async (graceMs: number): Promise<void> => {
    await running?.drain(graceMs);
    await leave?.();
    progress.clear();
    logs.flush();
    await side.end();
    for (const connection of [redis, subscriber, patient]) connection.disconnect();
  };
  await Promise.all([settled(redis), listenForCancellations(subscriber, keys, own)]);
  return {
    start: (handler) => {
      leave = keepPresent(redis, keys, options.workerId, options.facts ?? {});
      const times = { lockMs, stalledMs: stalledSeconds * 1000, watchdogMs: watchdogSeconds * 1000 };
      running = runWorker(own, { ...options, ...times, redis, patient, keys, store, side, patiently }, handler);
    },
    apply: (id, event) => {
      logs.flush();
      return own.apply(id, event);
    },
    progress: progress.offer,
    log: logs.add,
    ship: async (observations) => {
      for (const { metric } of observations) assertShipped(metric);
      const addition = additionOf(observations);
      await patiently(() => addFigures(redis, keys, addition));
    },
    drain: (graceMs) => {
      drained ??= drain(graceMs);
      return drained;
    },
  };
}

/** Whoever missed a message looks at the key that goes with it. */
async function listenForCancellations(subscriber: Redis, keys: QueueKeys, own: Desk): Promise<void> {
  const listening = subscriptions(subscriber).listen(keys.cancellations, (id) => void own.cancelled(id));
  listening.catch(() => undefined); // it ends only with its connection
  await Promise.race([listening, settled(subscriber)]);
}

/** What others count would count twice. */
function assertShipped(metric: string): void {
  const { source } = definitionOf(metric);
  if (source !== 'worker') throw new Error(`${metric} is not counted by workers, but by ${source}`);
}
