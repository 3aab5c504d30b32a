import type { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { JobId } from '../jobs/job-id.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { WebhookQueue } from '../jobs/webhook-queue.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Registry } from '../registry/registry.ts';
import type { Storage } from '../storage/storage.ts';
import type { AllowList } from '../storage/uri/allow-list.ts';
import type { WebhookOrigins } from '../webhooks/origins.ts';
import type { ApiToken } from './auth/token.ts';

/** What the API stands on. It opens none of it, and closes none of it. */
export interface ApiOptions {
  readonly queue: JobQueue;
  readonly ledger: Ledger;
  readonly storage: Storage;
  readonly registry: Registry;
  readonly logger: Logger;
  /** Where there is none, everybody may do everything: see `checkListening`. */
  readonly tokens: readonly ApiToken[];
  /** What callers may name. */
  readonly allow: Allowed;
  /** Where masters go that were given no destination, without a slash at its end. */
  readonly outputsBase: string;
  readonly limits?: Partial<ApiLimits> | undefined;
  /** The text of `/metrics`, as Prometheus reads it. */
  readonly metrics: () => Promise<string>;
  /** Absent where no webhooks are sent. */
  readonly webhooks?: Pick<WebhookQueue, 'list' | 'replay'> | undefined;
  /** The queues that `/admin/queues` shows, read-only; without any there is no such page. */
  readonly boardQueues?: readonly Queue[] | undefined;
  /**
   * Called with a job of which the ledger knows more than the queue could be told: brings the queue in line once it answers.
   * Without it that waits for the recovery of the next start.
   */
  readonly recoverLater?: ((id: JobId) => void) | undefined;
  /** What `/readyz` tells beside its own checks, such as how workers confine FFmpeg. */
  readonly readiness?: (() => Promise<Readonly<Record<string, unknown>>>) | undefined;
  readonly version: string;
}

/** The places outside that callers may name. */
export interface Allowed {
  readonly inputs: AllowList;
  readonly outputs: AllowList;
  readonly webhooks: WebhookOrigins;
}

/** How much is taken on. */
export interface ApiLimits {
  readonly bodyBytes: number;
  readonly headerBytes: number;
  /** Requests a minute, by token; by address where there is none. */
  readonly requestsPerMinute: number;
  /** Jobs that may wait; past it submissions are refused. */
  readonly waiting: number;
  /** Streams of events and logs at once. */
  readonly streams: number;
  /** What `Retry-After` says where the service itself is the reason. */
  readonly retryAfterSeconds: number;
  /** Between comments that keep a silent stream of events open. */
  readonly heartbeatMs: number;
}

export const defaultLimits: ApiLimits = {
  bodyBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
  requestsPerMinute: 3_000,
  waiting: 10_000,
  streams: 500,
  retryAfterSeconds: 5,
  heartbeatMs: 15_000,
};
