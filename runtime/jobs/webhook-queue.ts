import type { JobId } from './job-id.ts';

/** One post of a webhook, as it is to be made. */
export interface WebhookDelivery {
  /** Of this delivery; a replay has another one. */
  readonly deliveryId: string;
  /** Of the event that it tells of: whoever was told twice knows by it. */
  readonly eventId: string;
  readonly url: string;
  readonly jobId: JobId;
  /** JSON: the same bytes each time it is posted. */
  readonly body: string;
}

/** Posts a delivery. A status outside 200 to 299, or an error, is tried again. */
export type DeliverWebhook = (delivery: WebhookDelivery) => Promise<{ readonly status: number }>;

/** What became of a delivery so far. */
export interface WebhookRecord {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly url: string;
  /** What it tells of, such as `job.completed`. */
  readonly type: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly createdAt: string;
  readonly lastAttemptAt?: string;
  readonly lastStatus?: number;
  readonly lastError?: string;
}

/** The webhooks of jobs that asked for them: at least once for each event, as long as it takes, within bounds. */
export interface WebhookQueue {
  /** The deliveries of a job in the order of its events, a replay after what it repeats. */
  list(jobId: JobId): Promise<readonly WebhookRecord[]>;
  /** Delivers what was delivered or given up once more. @returns the new delivery; undefined where there is no such one */
  replay(jobId: JobId, deliveryId: string): Promise<WebhookRecord | undefined>;
  close(): Promise<void>;
}
