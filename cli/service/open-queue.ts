import type { Logger } from 'pino';
import type { Config } from '../../runtime/config/config.ts';
import type { WebhookQueue } from '../../runtime/jobs/webhook-queue.ts';
import { openJobQueue, openMetrics, openWebhookQueue } from '../../runtime/queue/index.ts';
import { deliverer } from '../../runtime/webhooks/deliverer.ts';
import { readWebhookOrigins, type WebhookOrigins } from '../../runtime/webhooks/origins.ts';

/** Redis, as the API has it open. */
export interface QueueSide {
  readonly queue: Awaited<ReturnType<typeof openJobQueue>>;
  readonly metrics: Awaited<ReturnType<typeof openMetrics>>;
  /** Absent where none are sent: without a secret a receiver could not know who called. */
  readonly webhooks: WebhookQueue | undefined;
  /** Who may be notified. */
  readonly receivers: WebhookOrigins;
  readonly close: () => Promise<void>;
}

/** @param secret what webhooks are signed with */
export async function openQueue(config: Config<'api'>, secret: string | undefined, logger: Logger): Promise<QueueSide> {
  const { redisUrl, redisPrefix: prefix, reconcileSeconds, globalConcurrency, keepDays: keptDays } = config;
  const queue = await openJobQueue({ redisUrl, prefix, reconcileSeconds, globalConcurrency, keptDays, logger });
  const metrics = await openMetrics({ redisUrl, prefix, depth: queue.depth, logger });
  const receivers = readWebhookOrigins(secret === undefined ? [] : config.allowedWebhooks);
  const webhooks =
    secret === undefined
      ? undefined
      : await openWebhookQueue({ redisUrl, prefix, deliver: deliverer({ secret, allow: receivers }), logger });
  return {
    queue,
    metrics,
    webhooks,
    receivers,
    close: async () => {
      await Promise.all([webhooks?.close(), metrics.close(), queue.close()]);
    },
  };
}
