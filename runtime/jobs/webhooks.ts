import type { JobId } from './job-id.ts';

/** A webhook that is to be sent, and what became of it so far. */
export interface WebhookDelivery {
  readonly id: string;
  readonly jobId: JobId;
  /** The same in every repetition. */
  readonly eventId: string;
  readonly url: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly createdAt: string;
  readonly lastAttemptAt?: string;
  readonly nextAttemptAt?: string;
  /** That the receiver answered last. */
  readonly status?: number;
  /** Why the last attempt was none. */
  readonly problem?: string;
}

/** The webhooks of jobs, as the queue keeps them. */
export interface WebhookLog {
  /** Of one job, oldest first. */
  list(jobId: JobId): Promise<readonly WebhookDelivery[]>;
  /** Sends one again at once, whatever became of it. @returns undefined where there is none of that id */
  replay(jobId: JobId, deliveryId: string): Promise<WebhookDelivery | undefined>;
}

/** A webhook at the moment that it is sent. */
export interface WebhookMessage {
  readonly url: string;
  readonly eventId: string;
  /** JSON, exactly as it is signed and sent. */
  readonly body: string;
}

/** What came of sending it once. */
export type WebhookOutcome =
  | { readonly kind: 'delivered'; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly status?: number;
      readonly problem: string;
      /** Whether a later attempt may fare better. */
      readonly retryable: boolean;
    };

/** Sends a webhook once. It never throws: what goes wrong is an outcome. */
export type DeliverWebhook = (message: WebhookMessage) => Promise<WebhookOutcome>;
