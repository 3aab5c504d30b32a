import type { Logger } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import type { QueueDepth } from '../../jobs/job-queue.ts';
import type { FigureTurns } from '../../telemetry/figure.ts';
import { connect, settled } from '../connection/connect.ts';
import { withRedis } from '../connection/unavailable.ts';
import { queueKeys } from '../keys.ts';
import { figureTurns } from './figure-turns.ts';
import { figuresOf } from './figures.ts';

export interface MetricsOptions {
  readonly redisUrl: string;
  readonly prefix?: string | undefined;
  /** What waits now, for the gauges: a queue's `depth`. */
  readonly depth: () => Promise<QueueDepth>;
  readonly logger: Logger;
}

/** The figures of the whole service. */
export interface Metrics {
  /** As Prometheus reads them, text version 0.0.4. Throws `queue/unavailable` where Redis is away. */
  render(): Promise<string>;
  /** The same for a collector that they are sent to, by one process at a time. */
  readonly turns: FigureTurns;
  close(): Promise<void>;
}

/** Opens the figures that Redis keeps of all jobs and workers. */
export async function openMetrics({ redisUrl, prefix, depth, logger }: MetricsOptions): Promise<Metrics> {
  const keys = queueKeys(prefix);
  const redis = connect(redisUrl, 'commands', logger);
  await settled(redis);
  return {
    render: async () => {
      const [counts, waiting] = await withRedis(() => Promise.all([redis.hgetall(keys.metrics), depth()]));
      return AggregatorRegistry.aggregate([figuresOf(counts, waiting)]).metrics();
    },
    turns: figureTurns(redis, keys, depth),
    close: async () => redis.disconnect(),
  };
}
