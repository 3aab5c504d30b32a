import type { Cancellation } from '../../../schemas/generated/api.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { jobIdIn } from '../jobs/find-job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';

/** `POST /v1/jobs/:id/cancel` */
export const postCancel: Route = (app, context) => {
  const schema = {
    operationId: 'cancelJob',
    summary: 'Cancel a job',
    description: 'It is CANCELLED at once; a worker that has it stops and publishes nothing. 409 where it has ended.',
    tags: ['jobs'],
    params: jobParams,
    body: { anyOf: [{ $ref: 'Cancellation#' }, { type: 'null' }] },
    response: answers({ 200: ['Job', 'The job, which is CANCELLED.'] }),
  };
  app.post<{ Params: JobAddress; Body: Cancellation | null }>(
    '/v1/jobs/:id/cancel',
    { schema, config: { scope: 'submit' } },
    async (request) => {
      const id = jobIdIn(request.params);
      request.jobId = id;
      const by = request.caller === null ? 'a caller' : request.caller.name;
      return jobView(await cancelJob(context, id, request.body?.why ?? `${by} asked for it`));
    },
  );
};
