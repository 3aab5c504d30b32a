import type { Redis } from 'ioredis';
import type { Observation } from '../../jobs/job-feed.ts';
import { samplesOf } from '../../telemetry/samples.ts';
import { withRedis } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';

const addScript = loadScript('add-figures');

/** Longer than anybody repeats what may have arrived. */
const KNOWN_SECONDS = 600;

/** What is added at once. Sent again under the same id, it counts once. */
export interface Addition {
  readonly id: string;
  readonly observations: readonly Observation[];
}

export function additionOf(observations: readonly Observation[]): Addition {
  return { id: crypto.randomUUID(), observations };
}

/** Adds observations to the figures of the whole service, all of them or none. */
export async function addFigures(redis: Redis, keys: QueueKeys, { id, observations }: Addition): Promise<void> {
  const sums = new Map<string, number>();
  for (const { field, add } of observations.flatMap(samplesOf)) sums.set(field, (sums.get(field) ?? 0) + add);
  if (sums.size === 0) return;
  await withRedis(() => addScript(redis, [keys.metrics, keys.metricsAdded(id)], [KNOWN_SECONDS, ...[...sums].flat()]));
}
