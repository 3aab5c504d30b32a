import { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { JobId } from '../../jobs/job-id.ts';
import type { DeliverWebhook, WebhookQueue } from '../../jobs/webhook-queue.ts';
import { connect, settled } from '../connection/connect.ts';
import { plainReason, within, withRedis } from '../connection/unavailable.ts';
import { queueKeys, WEBHOOKS } from '../keys.ts';
import { addFigures } from '../metrics/add-figures.ts';
import { sideFigures } from '../metrics/side-figures.ts';
import { MOST_ATTEMPTS } from './backoff.ts';
import { deliveryStore, type KeptDelivery, recordOf } from './delivery-store.ts';
import { readOutbox } from './outbox.ts';
import { type DeliveryRef, postWebhooks } from './post-webhooks.ts';

export interface WebhookQueueOptions {
  readonly redisUrl: string;
  readonly prefix?: string | undefined;
  readonly deliver: DeliverWebhook;
  /** How long to wait after so many failed attempts; over about an hour where none is given. */
  readonly delayMs?: ((attempts: number) => number) | undefined;
  readonly logger: Logger;
}

/** How long BullMQ remembers a delivery, so that an event which is read twice is not posted twice. */
const remembered = { age: 86_400, count: 10_000 };

/**
 * Opens the webhooks: reads the events of jobs that asked for them, and has each delivered, again where it fails. Any
 * number of processes share the work.
 */
export async function openWebhookQueue(options: WebhookQueueOptions): Promise<WebhookQueue> {
  const { redisUrl, logger } = options;
  const keys = queueKeys(options.prefix);
  const redis = connect(redisUrl, 'commands', logger);
  const posting = connect(redisUrl, 'patient', logger);
  const store = deliveryStore(redis, keys);
  const side = sideFigures((addition) => addFigures(redis, keys, addition));
  const queue = new Queue<DeliveryRef, null, string>(WEBHOOKS, { connection: posting, prefix: keys.bull });
  queue.on('error', (error) => logger.debug({ reason: plainReason(error) }, 'BullMQ'));

  const add = async (delivery: KeptDelivery): Promise<void> => {
    const { jobId, deliveryId } = delivery;
    await store.add(delivery);
    await queue.add(
      'deliver',
      { jobId, deliveryId },
      {
        jobId: deliveryId,
        attempts: MOST_ATTEMPTS,
        backoff: { type: 'custom' },
        removeOnComplete: remembered,
        removeOnFail: remembered,
      },
    );
  };
  await settled(redis);
  const worker = postWebhooks({ ...options, redis: posting, keys, store, count: side.add });
  const outbox = readOutbox(
    connect(redisUrl, 'patient', logger),
    keys,
    logger,
    ({ eventId, jobId, url, body }) =>
      add(newDelivery({ deliveryId: eventId, eventId, jobId: jobId as JobId, url, body })), // by the transition script
  );
  return {
    list: async (jobId) => (await withRedis(() => store.readAll(jobId))).map(recordOf),
    replay: (jobId, deliveryId) =>
      withRedis(async () => {
        const standing = await store.read(jobId, deliveryId);
        if (standing === undefined) return undefined;
        const again = newDelivery({
          ...standing,
          deliveryId: `${standing.eventId}.${crypto.randomUUID().slice(0, 8)}`,
        });
        await within(add(again), 5_000);
        return recordOf(again);
      }),
    close: async () => {
      await outbox.close();
      await Promise.allSettled([within(worker.close(), 10_000), within(queue.close(), 2_000)]);
      await side.end();
      for (const connection of [redis, posting]) connection.disconnect();
    },
  };
}

function newDelivery({
  deliveryId,
  eventId,
  jobId,
  url,
  body,
}: Pick<KeptDelivery, 'deliveryId' | 'eventId' | 'jobId' | 'url' | 'body'>): KeptDelivery {
  const { type } = JSON.parse(body) as { readonly type: string }; // made by webhookBody
  const createdAt = new Date().toISOString();
  return { deliveryId, eventId, jobId, url, body, type, state: 'pending', attempts: 0, createdAt };
}
