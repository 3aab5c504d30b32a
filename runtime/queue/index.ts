export { openJobFeed } from './feed/open-job-feed.ts';
export type { WorkerFacts } from './feed/presence.ts';
export { type Metrics, openMetrics } from './metrics/open-metrics.ts';
export { type OpenJobQueue, openJobQueue } from './order/open-job-queue.ts';
export { openWebhookQueue } from './webhooks/open-webhook-queue.ts';
