import type { Webhook, WebhookList } from '../../../schemas/generated/api.ts';
import { failure } from '../../failure/failure.ts';
import type { WebhookRecord } from '../../jobs/webhook-queue.ts';
import { shownUri } from '../../storage/uri/shown-uri.ts';
import { findJob, jobIdIn } from '../jobs/find-job.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';

interface DeliveryAddress extends JobAddress {
  readonly delivery: string;
}

const deliveryParams = {
  type: 'object',
  required: ['id', 'delivery'],
  properties: { ...jobParams.properties, delivery: { type: 'string', description: 'The id of a webhook.' } },
} as const;

/** `GET /v1/jobs/:id/webhooks`, and sending one of them again. */
export const jobWebhooks: Route = (app, context) => {
  const schema = {
    operationId: 'jobWebhooks',
    summary: 'List the webhooks of a job',
    tags: ['webhooks'],
    params: jobParams,
    response: answers({ 200: ['WebhookList', 'The webhooks, and what became of each.'] }),
  };
  app.get<{ Params: JobAddress }>('/v1/jobs/:id/webhooks', { schema, config: { scope: 'read' } }, async (request) => {
    const id = jobIdIn(request.params);
    request.jobId = id;
    await findJob(context, id);
    const deliveries = (await context.webhooks?.list(id)) ?? [];
    return { webhooks: deliveries.map(webhookView) } satisfies WebhookList;
  });

  const replaySchema = {
    operationId: 'replayWebhook',
    summary: 'Send a webhook again',
    description: 'At once, with the same event id, whatever became of it before.',
    tags: ['webhooks'],
    params: deliveryParams,
    response: answers({ 202: ['Webhook', 'The webhook, which is to be sent.'] }),
  };
  const address = '/v1/jobs/:id/webhooks/:delivery/replay';
  app.post<{ Params: DeliveryAddress }>(
    address,
    { schema: replaySchema, config: { scope: 'submit' } },
    async (request, reply) => {
      const id = jobIdIn(request.params);
      request.jobId = id;
      const { delivery } = request.params;
      await findJob(context, id);
      const known = (await context.webhooks?.list(id)) ?? [];
      const replayed = known.some((one) => one.deliveryId === delivery)
        ? await context.webhooks?.replay(id, delivery)
        : undefined;
      if (replayed === undefined)
        throw failure('api/not_found', { what: `webhook ${delivery.slice(0, 100)} of this job` });
      reply.code(202);
      return webhookView(replayed);
    },
  );
};

function webhookView({ deliveryId: id, url, ...record }: WebhookRecord): Webhook {
  return { id, ...record, url: shownUri(url) };
}
