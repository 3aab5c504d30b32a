import type { Logger } from 'pino';
import type { Config } from '../../runtime/config/config.ts';
import { openJobQueue } from '../../runtime/queue/index.ts';
import { recover } from '../../runtime/recovery/recover.ts';
import type { Recovered } from '../../runtime/recovery/recovery.ts';
import { openStores } from './open-stores.ts';

/**
 * Brings Redis in line with storage, once.
 *
 * @throws LatheFailure `queue/unavailable`, `storage/*`
 */
export async function runRecovery(
  config: Config<'recover'>,
  { all, logger }: { readonly all: boolean; readonly logger: Logger },
): Promise<Recovered> {
  const { redisUrl, redisPrefix: prefix, keepDays } = config;
  const { storage, ledger } = await openStores(config);
  const queue = await openJobQueue({ redisUrl, prefix, keptDays: keepDays, logger });
  try {
    await queue.ping();
    return await recover({ ledger, queue, logger, all, days: keepDays });
  } finally {
    await queue.close();
    storage.close();
  }
}
