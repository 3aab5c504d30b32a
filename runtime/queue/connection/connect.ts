import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import { readRedisUrl } from './address.ts';
import { plainReason } from './unavailable.ts';

/**
 * What a connection is for. `commands` fails rather than waits; `patient` waits for ever, as BullMQ's workers and whoever
 * subscribes must.
 */
export type ConnectionUse = 'commands' | 'patient';

/** How long a command may take before Redis counts as away. A frozen Redis keeps its connections, so only time tells. */
const COMMAND_TIMEOUT_MS = 2_000;

/** Replies are mapped as BullMQ expects them, by ioredis' default. */
type Settings = Omit<RedisOptions, 'replyMapping'>;

const uses: Readonly<Record<ConnectionUse, Settings>> = {
  commands: { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: COMMAND_TIMEOUT_MS },
  patient: { maxRetriesPerRequest: null, autoResubscribe: false },
};

/** Connects, and keeps connecting: it never gives up, and never holds the caller up. */
export function connect(redisUrl: string, use: ConnectionUse, logger: Logger): Redis {
  const { options, shown } = readRedisUrl(redisUrl);
  const settings: Settings = {
    ...options,
    ...uses[use],
    connectTimeout: 5_000,
    // Nothing is said before the first question whose answer counts: a Redis that refuses everybody (protected mode) says
    // why in that answer, and closes.
    protocol: 2,
    disableClientInfo: true,
    keepAlive: 10_000,
    retryStrategy: (times: number) => Math.min(50 * times, 1_000),
  };
  const redis = new Redis(settings);
  if (use === 'commands') tellOnce(redis, shown, logger);
  else redis.on('error', () => undefined); // of several connections to one Redis, one tells
  return redis;
}

/** Waits until it answers, or as long as a command may take. */
export async function settled(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, COMMAND_TIMEOUT_MS);
  redis.once('ready', resolve);
  await promise;
  clearTimeout(timer);
  redis.off('ready', resolve);
}

/** One line when Redis goes, and one when it is back, however often it is tried in between. */
function tellOnce(redis: Redis, shown: string, logger: Logger): void {
  let away = false;
  redis.on('error', (error) => {
    if (away) return;
    away = true;
    logger.warn({ redis: shown, reason: plainReason(error) }, 'Redis cannot be reached');
  });
  redis.on('ready', () => {
    if (!away) return;
    away = false;
    logger.info({ redis: shown }, 'Redis is back');
  });
}
