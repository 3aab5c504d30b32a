export { type JobFeedOptions, openJobFeed } from './feed/open-job-feed.ts';
export { type Metrics, type MetricsOptions, openMetrics } from './metrics/open-metrics.ts';
export { type JobQueueOptions, type OpenJobQueue, openJobQueue } from './order/open-job-queue.ts';
export { openWebhookQueue, type WebhookQueueOptions } from './webhooks/open-webhook-queue.ts';
