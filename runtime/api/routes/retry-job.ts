import { jobIdIn } from '../jobs/find-job.ts';
import { jobView } from '../jobs/job-view.ts';
import { retryJob } from '../jobs/retry-job.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';

/** `POST /v1/jobs/:id/retry` */
export const postRetry: Route = (app, context) => {
  const schema = {
    operationId: 'retryJob',
    summary: 'Take a DEAD job up again',
    description: 'The same job, in a new round of attempts. 409 for any job that is not DEAD.',
    tags: ['jobs'],
    params: jobParams,
    response: answers({ 202: ['Job', 'The job, which is PENDING again.'] }),
  };
  app.post<{ Params: JobAddress }>(
    '/v1/jobs/:id/retry',
    { schema, config: { scope: 'submit' } },
    async (request, reply) => {
      const id = jobIdIn(request.params);
      request.jobId = id;
      reply.code(202);
      return jobView(await retryJob(context, id));
    },
  );
};
