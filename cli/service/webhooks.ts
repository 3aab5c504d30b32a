import type { JobId } from '../../runtime/jobs/job-id.ts';
import type { DeliverWebhook as Post, WebhookQueue, WebhookRecord } from '../../runtime/jobs/webhook-queue.ts';
import type { DeliverWebhook, WebhookDelivery, WebhookLog } from '../../runtime/jobs/webhooks.ts';

/** What the queue posts by: it repeats what throws, and any status but 2xx. */
export function postBy(deliver: DeliverWebhook): Post {
  return async (delivery) => {
    const outcome = await deliver(delivery);
    if (outcome.status !== undefined) return { status: outcome.status };
    throw new Error(outcome.kind === 'failed' ? outcome.problem : 'no status');
  };
}

/** The queue's webhooks as the API lists them. */
export function logOf(queue: WebhookQueue): WebhookLog {
  const described = (jobId: JobId, record: WebhookRecord): WebhookDelivery => {
    const { deliveryId: id, lastStatus: status, lastError: problem, type: _, ...rest } = record;
    return {
      ...rest,
      id,
      jobId,
      ...(status === undefined ? {} : { status }),
      ...(problem === undefined ? {} : { problem }),
    };
  };
  return {
    list: async (jobId) => (await queue.list(jobId)).map((record) => described(jobId, record)),
    replay: async (jobId, deliveryId) => {
      const again = await queue.replay(jobId, deliveryId);
      return again === undefined ? undefined : described(jobId, again);
    },
  };
}
