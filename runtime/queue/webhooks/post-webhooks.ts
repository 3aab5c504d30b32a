import { type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { LatheFailure } from '../../failure/failure.ts';
import type { Observation } from '../../jobs/job-feed.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { DeliverWebhook } from '../../jobs/webhook-queue.ts';
import { observe } from '../../telemetry/observe.ts';
import { plainReason } from '../connection/unavailable.ts';
import { type QueueKeys, WEBHOOKS } from '../keys.ts';
import { MOST_ATTEMPTS, webhookDelayMs } from './backoff.ts';
import type { DeliveryStore, KeptDelivery } from './delivery-store.ts';

/** What BullMQ holds of a delivery; the rest is kept with the job. */
export interface DeliveryRef {
  readonly jobId: JobId;
  readonly deliveryId: string;
}

export type WebhookWorker = Worker<DeliveryRef, null, string>;

export interface PostingOptions {
  readonly redis: Redis;
  readonly keys: QueueKeys;
  readonly store: DeliveryStore;
  readonly deliver: DeliverWebhook;
  readonly count: (observation: Observation) => void;
  readonly delayMs?: ((attempts: number) => number) | undefined;
  readonly logger: Logger;
}

const CONCURRENCY = 8;

/** Posts what is queued, and repeats what failed by BullMQ's own retries. */
export function postWebhooks(options: PostingOptions): WebhookWorker {
  const { redis, keys, logger, delayMs = (attempts: number) => webhookDelayMs(attempts, Math.random()) } = options;
  const worker: WebhookWorker = new Worker(WEBHOOKS, (job) => post(options, job), {
    connection: redis,
    prefix: keys.bull,
    concurrency: CONCURRENCY,
    runRetryDelay: 1_000,
    settings: { backoffStrategy: (attempts = 1) => delayMs(attempts) },
  });
  worker.on('error', (error) => logger.debug({ reason: plainReason(error) }, 'BullMQ'));
  return worker;
}

async function post({ store, deliver, count, logger }: PostingOptions, job: Job<DeliveryRef, null>): Promise<null> {
  const { jobId, deliveryId } = job.data;
  const delivery = await store.read(jobId, deliveryId);
  if (delivery === undefined) return null; // its job is forgotten
  const attempts = job.attemptsMade + 1;
  const said = await attempt(deliver, delivery);
  const state = said.isDelivered ? 'delivered' : said.isFinal || attempts >= MOST_ATTEMPTS ? 'failed' : 'pending';
  const { isDelivered: _, isFinal: __, ...answer } = said;
  await store.write({
    ...withoutAnswer(delivery),
    ...answer,
    state,
    attempts,
    lastAttemptAt: new Date().toISOString(),
  });
  const outcome = state === 'pending' ? 'repeated' : state;
  count(observe('lathe_webhook_deliveries_total', { outcome }, 1));
  logger.info({ jobId, deliveryId, attempts, outcome, ...answer }, 'webhook');
  if (state === 'delivered') return null;
  const reason = answer.lastError ?? `status ${answer.lastStatus}`;
  throw state === 'failed' ? new UnrecoverableError(reason) : new Error(reason);
}

interface Answer {
  readonly isDelivered: boolean;
  /** Trying again changes nothing. */
  readonly isFinal: boolean;
  readonly lastStatus?: number;
  readonly lastError?: string;
}

/** 410 is how a receiver says that it wants no more of this. */
async function attempt(deliver: DeliverWebhook, delivery: KeptDelivery): Promise<Answer> {
  const { deliveryId, eventId, url, jobId, body } = delivery;
  try {
    const { status } = await deliver({ deliveryId, eventId, url, jobId, body });
    return { isDelivered: status >= 200 && status < 300, isFinal: status === 410, lastStatus: status };
  } catch (error) {
    const isFinal = error instanceof LatheFailure && !error.retryable;
    return { isDelivered: false, isFinal, lastError: plainReason(error) };
  }
}

function withoutAnswer({ lastStatus: _, lastError: __, ...rest }: KeptDelivery): KeptDelivery {
  return rest;
}
