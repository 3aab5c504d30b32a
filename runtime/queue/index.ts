export { openJobFeed } from './feed/open-job-feed.ts';
export type { WorkerFacts } from './feed/presence.ts';
export { openMetrics } from './metrics/open-metrics.ts';
export { openJobQueue } from './order/open-job-queue.ts';
export { openWebhookQueue } from './webhooks/open-webhook-queue.ts';
