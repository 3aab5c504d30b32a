import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { checkListening } from '../../runtime/api/check-listening.ts';
import { openApi } from '../../runtime/api/open-api.ts';
import type { Config } from '../../runtime/config/config.ts';
import { usage } from '../failure/usage-failure.ts';
import { readVersion } from '../version.ts';
import { closing } from './closing.ts';
import { openQueue } from './open-queue.ts';
import { openStores } from './open-stores.ts';
import type { Running } from './process.ts';
import { pushToCollector } from './push-to-collector.ts';
import { readSecrets } from './read-secrets.ts';
import { lateRecovery } from './recover-later.ts';
import { recoverUntilDone } from './recover-until-done.ts';

/** An API that listens. Told to end, it takes no more requests, and answers those that it has. */
export interface RunningApi extends Running {
  readonly url: string;
  /** How many workers were heard of lately. */
  readonly countWorkers: () => Promise<number>;
}

/**
 * Starts the API, with all that goes on beside requests: recovery, webhooks, figures.
 *
 * @throws UsageFailure `service/*` for files that are named and cannot be used, and a port that is taken
 * @throws LatheFailure `storage/*`, `api/*`
 */
export async function startApi(config: Config<'api'>, logger: Logger): Promise<RunningApi> {
  const { tokens, webhookSecret } = readSecrets(config);
  checkListening(config.host, tokens);
  const stores = await openStores(config);
  const { queue, metrics, webhooks, receivers, close } = await openQueue(config, webhookSecret, logger);
  const ending = new AbortController();
  const recovery = { ledger: stores.ledger, queue, logger, signal: ending.signal };
  const recover = () => recoverUntilDone(recovery);
  const late = lateRecovery(recovery);
  queue.onLoss(recover);
  const recovering = recover();
  const app = await openApi({
    ...stores,
    queue,
    logger,
    tokens,
    allow: { inputs: config.allowedInputs, outputs: config.allowedOutputs, webhooks: receivers },
    limits: { bodyBytes: config.bodyLimitBytes, requestsPerMinute: config.rateLimit, waiting: config.queueLimit },
    metrics: metrics.render,
    webhooks,
    boardQueues: queue.boardQueues(),
    recoverLater: late.recoverLater,
    readiness: async () => ({ workers: await queue.workers() }),
    version: readVersion(),
  });
  const pushing = await pushToCollector(config, metrics.turns, logger);
  const closeServer = closing(app);
  const end = async (): Promise<void> => {
    ending.abort();
    await closeServer();
    await Promise.all([recovering, late.done(), pushing?.close()]);
    await close();
    stores.storage.close();
  };
  const countWorkers = async () => (await queue.workers()).length;
  return { url: await listen(app, config, end), countWorkers, end };
}

async function listen(app: FastifyInstance, { host, port }: Config<'api'>, end: () => Promise<void>): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await end();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? usage('service/port_taken', { host, port }) : error;
  }
}
