import type { ReplayOrder } from '../../../schemas/generated/api.ts';
import { jobIdIn } from '../jobs/find-job.ts';
import { jobView } from '../jobs/job-view.ts';
import { prepareReplay } from '../jobs/prepare-replay.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type IdempotencyHeader, idempotencyHeader, type JobAddress, jobParams } from '../schema/common.ts';
import { accept } from '../submit/accept.ts';

interface Posted {
  Params: JobAddress;
  Body: ReplayOrder | null;
  Headers: IdempotencyHeader;
}

/** `POST /v1/jobs/:id/replay` */
export const postReplay: Route = (app, context) => {
  const schema = {
    operationId: 'replayJob',
    summary: 'Run a job again, as a new one',
    description:
      'The same bytes in, artifacts, params and measurements; its outcome says how alike the two masters are, and where the measurements came from. The new master lies under the service’s own prefix. 409 where the job is not over.',
    tags: ['jobs'],
    params: jobParams,
    body: { anyOf: [{ $ref: 'ReplayOrder#' }, { type: 'null' }] },
    headers: idempotencyHeader,
    response: answers({ 202: ['Job', 'The new job.'] }),
  };
  app.post<Posted>('/v1/jobs/:id/replay', { schema, config: { scope: 'submit' } }, async (request, reply) => {
    const id = jobIdIn(request.params);
    const order = request.body ?? {};
    const { record, isReplay } = await accept(context, {
      purpose: `replay ${id}`,
      body: order,
      idempotencyKey: request.headers['idempotency-key'],
      caller: request.caller?.name,
      traceId: request.traceId,
      prepare: () => prepareReplay(context, id, order),
    });
    request.jobId = record.id;
    reply.code(202).header('Location', `/v1/jobs/${record.id}`);
    if (isReplay) reply.header('Idempotency-Replayed', 'true');
    return jobView(record);
  });
};
