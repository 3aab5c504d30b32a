import type { Redis } from 'ioredis';
import type { Observation } from '../../jobs/job-feed.ts';
import { samplesOf } from '../../telemetry/samples.ts';
import { withRedis } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';

const addScript = loadScript('add-figures');

/** Adds observations to the figures of the whole service, all of them or none. */
export async function addFigures(redis: Redis, keys: QueueKeys, observations: readonly Observation[]): Promise<void> {
  const sums = new Map<string, number>();
  for (const { field, add } of observations.flatMap(samplesOf)) sums.set(field, (sums.get(field) ?? 0) + add);
  if (sums.size === 0) return;
  await withRedis(() => addScript(redis, [keys.metrics], [...sums].flat()));
}
