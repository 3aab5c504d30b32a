import { hostname, tmpdir } from 'node:os';
import type { Logger } from 'pino';
import type { Config } from '../../runtime/config/config.ts';
import { openHost } from '../../runtime/engine/host/open-host.ts';
import type { JobFeed } from '../../runtime/jobs/job-feed.ts';
import type { RetryPolicy } from '../../runtime/jobs/retry-policy.ts';
import { openJobFeed, type WorkerFacts } from '../../runtime/queue/index.ts';
import { openWorker } from '../../runtime/worker/open-worker.ts';
import { openStores } from './open-stores.ts';

/** A worker that takes jobs. */
export interface RunningWorker {
  /** Ends the job that runs or gives it back, within the grace period, and closes everything. */
  readonly end: () => Promise<void>;
}

/**
 * Starts a worker.
 *
 * @throws LatheFailure `ffmpeg/*`, `storage/*`, `worker/*` where it could do no job
 */
export async function startWorker(config: Config<'worker'>, logger: Logger): Promise<RunningWorker> {
  const { workerId = `${hostname()}-${process.pid}`, scratch: scratchRoot = tmpdir(), debugDays } = config;
  const stores = await openStores(config);
  const host = await openHost(process.env, { confinement: config.confinement });
  const facts = { ffmpeg: (await host.version()).text, confinement: host.confinement };
  const feed = await openFeed(config, { workerId, facts, logger });
  const limits = { maxInputBytes: config.maxInputBytes };
  const policy = policyOf(config);
  const worker = openWorker({ ...stores, feed, host, logger, workerId, scratchRoot, debugDays, limits, policy });
  await worker.start();
  return {
    end: async () => {
      await worker.drain(config.graceSeconds * 1000);
      stores.storage.close();
    },
  };
}

function openFeed(
  config: Config<'worker'>,
  who: { readonly workerId: string; readonly facts: WorkerFacts; readonly logger: Logger },
): Promise<JobFeed> {
  const { redisUrl, redisPrefix: prefix, lockSeconds, keepDays: keptDays } = config;
  return openJobFeed({ redisUrl, prefix, ...who, lockSeconds, stalledSeconds: lockSeconds, keptDays });
}

function policyOf(config: Config<'worker'>): RetryPolicy {
  const { maxAttempts, maxLostWorkers, retryFirstSeconds, retryLongestSeconds } = config;
  return {
    maxAttempts,
    maxLost: maxLostWorkers,
    firstDelayMs: retryFirstSeconds * 1000,
    longestDelayMs: retryLongestSeconds * 1000,
  };
}
