import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { checkListening } from '../../runtime/api/check-listening.ts';
import { openApi } from '../../runtime/api/open-api.ts';
import type { Config } from '../../runtime/config/config.ts';
import { openJobQueue, openMetrics, openWebhookQueue } from '../../runtime/queue/index.ts';
import { deliverer } from '../../runtime/webhooks/deliverer.ts';
import { readWebhookOrigins } from '../../runtime/webhooks/origins.ts';
import { usage } from '../failure/usage-failure.ts';
import { readVersion } from '../version.ts';
import { openStores } from './open-stores.ts';
import { readSecrets } from './read-secrets.ts';
import { recoverUntilDone } from './recover-until-done.ts';

/** An API that listens. */
export interface RunningApi {
  readonly url: string;
  /** Takes no more requests, answers those that it has, and closes everything. */
  readonly end: () => Promise<void>;
}

/**
 * Starts the API, with all that goes on beside requests: recovery, webhooks, figures.
 *
 * @throws UsageFailure `service/*` for files that are named and cannot be used, and a port that is taken
 * @throws LatheFailure `storage/*`, `api/*`
 */
export async function startApi(config: Config<'api'>, logger: Logger): Promise<RunningApi> {
  const secrets = readSecrets(config);
  checkListening(config.host, secrets.tokens);
  const { storage, ledger, registry, outputsBase } = await openStores(config);
  const { redisUrl, redisPrefix: prefix, reconcileSeconds, globalConcurrency, keepDays: keptDays } = config;
  const queue = await openJobQueue({ redisUrl, prefix, reconcileSeconds, globalConcurrency, keptDays, logger });
  const metrics = await openMetrics({ redisUrl, prefix, depth: queue.depth, logger });
  const webhooks = await openWebhooks(config, secrets.webhookSecret, logger);
  const ending = new AbortController();
  const recover = () => recoverUntilDone({ ledger, queue, logger, signal: ending.signal });
  queue.onLoss(recover);
  const recovering = recover();

  const app = await openApi({
    queue,
    ledger,
    storage,
    registry,
    logger,
    tokens: secrets.tokens,
    allow: {
      inputs: config.allowedInputs,
      outputs: config.allowedOutputs,
      webhooks: readWebhookOrigins(webhooks === undefined ? [] : config.allowedWebhooks),
    },
    outputsBase,
    limits: { bodyBytes: config.bodyLimitBytes, requestsPerMinute: config.rateLimit, waiting: config.queueLimit },
    metrics: metrics.render,
    webhooks,
    boardQueues: queue.boardQueues(),
    version: readVersion(),
  });
  const close = async (): Promise<void> => {
    ending.abort();
    await closeServer(app);
    await recovering;
    await Promise.all([webhooks?.close(), metrics.close(), queue.close()]);
    storage.close();
  };
  try {
    return { url: await listen(app, config), end: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Without a secret nothing is notified: a receiver could not know who called. */
async function openWebhooks(config: Config<'api'>, secret: string | undefined, logger: Logger) {
  if (secret === undefined) return undefined;
  const { redisUrl, redisPrefix: prefix } = config;
  const deliver = deliverer({ secret, allow: readWebhookOrigins(config.allowedWebhooks) });
  return openWebhookQueue({ redisUrl, prefix, deliver, logger });
}

const SWEEP_MS = 100;

/** A connection whose stream ends with the API stays open, as its caller asked for once, and would hold up the end. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  await app.close();
  clearInterval(sweep);
}

async function listen(app: FastifyInstance, { host, port }: Config<'api'>): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? usage('service/port_taken', { host, port }) : error;
  }
}
