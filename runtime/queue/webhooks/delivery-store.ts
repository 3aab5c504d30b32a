import type { Redis } from 'ioredis';
import type { JobId } from '../../jobs/job-id.ts';
import type { WebhookDelivery, WebhookRecord } from '../../jobs/webhook-queue.ts';
import type { QueueKeys } from '../keys.ts';

/** What is kept of a delivery: what is posted, and what became of it. */
export type KeptDelivery = WebhookDelivery & WebhookRecord;

/** The deliveries of jobs in Redis, one hash a job. */
export interface DeliveryStore {
  read(jobId: JobId, deliveryId: string): Promise<KeptDelivery | undefined>;
  /** In the order of their events, each with its replays after it. */
  readAll(jobId: JobId): Promise<readonly KeptDelivery[]>;
  /** Keeps a delivery unless it is there. @returns whether it was not */
  add(delivery: KeptDelivery): Promise<boolean>;
  write(delivery: KeptDelivery): Promise<void>;
}

/** Longer than any job is delivered for; the sweep of jobs takes them earlier. */
const KEPT_SECONDS = 30 * 86_400;

export function deliveryStore(redis: Redis, keys: QueueKeys): DeliveryStore {
  return {
    read: async (jobId, deliveryId) => {
      const text = await redis.hget(keys.deliveries(jobId), deliveryId);
      return text === null ? undefined : parse(text);
    },
    readAll: async (jobId) => {
      const all = Object.values(await redis.hgetall(keys.deliveries(jobId))).map(parse);
      return all.toSorted(inOrder);
    },
    add: async (delivery) => {
      const key = keys.deliveries(delivery.jobId);
      const isNew = await redis.hsetnx(key, delivery.deliveryId, JSON.stringify(delivery));
      await redis.expire(key, KEPT_SECONDS);
      return isNew === 1;
    },
    write: async (delivery) => {
      await redis.hset(keys.deliveries(delivery.jobId), delivery.deliveryId, JSON.stringify(delivery));
    },
  };
}

/** What may be shown of a delivery: without what it says. */
export function recordOf({ body: _, jobId: __, ...record }: KeptDelivery): WebhookRecord {
  return record;
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** Events are numbered as Redis numbers entries, `ms-sequence`: two that come at once differ in nothing else. */
function inOrder(one: KeptDelivery, other: KeptDelivery): number {
  return compare(one.eventId, other.eventId) || compare(one.createdAt, other.createdAt);
}

function parse(text: string): KeptDelivery {
  return JSON.parse(text) as KeptDelivery; // written by this store
}
