import type { Redis } from 'ioredis';
import type { QueueDepth } from '../../jobs/job-queue.ts';
import type { FigureTurns, Snapshot } from '../../telemetry/figure.ts';
import { withRedis } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';
import { figuresOf } from './figures.ts';

const turnScript = loadScript('turn');

/** Figures, and the turn to send them, which lies in Redis as they do: processes that share the ones share the other. */
export function figureTurns(redis: Redis, keys: QueueKeys, depth: () => Promise<QueueDepth>): FigureTurns {
  const self = crypto.randomUUID();
  const ask = (keepMs: number) => withRedis(() => turnScript(redis, [keys.metricsTurn], [self, Math.ceil(keepMs)]));
  return {
    take: async (keepMs) => ((await ask(keepMs)) === 1 ? await snapshot(redis, keys, depth) : undefined),
    leave: async () => void (await ask(0)),
  };
}

/** Whoever looks first notes when: the note is lost with the figures, and a collector sees that they began anew. */
async function snapshot(redis: Redis, keys: QueueKeys, depth: () => Promise<QueueDepth>): Promise<Snapshot> {
  const now = Date.now();
  const counted = redis.multi().setnx(keys.metricsSince, now).get(keys.metricsSince).hgetall(keys.metrics).exec();
  const [answers, waiting] = await withRedis(() => Promise.all([counted, depth()]));
  const [, [, since = now] = [], [, counts = {}] = []] = answers ?? [];
  const from = Number(since);
  return { figures: figuresOf(counts as Record<string, string>, waiting), since: from, at: Math.max(from, now) }; // what HGETALL gives
}
