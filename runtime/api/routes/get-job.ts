import { findJob, jobIdIn } from '../jobs/find-job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';

/** `GET /v1/jobs/:id` */
export const getJob: Route = (app, context) => {
  const schema = {
    operationId: 'getJob',
    summary: 'Read a job',
    tags: ['jobs'],
    params: jobParams,
    response: answers({ 200: ['Job', 'The job as it stands.'] }),
  };
  app.get<{ Params: JobAddress }>('/v1/jobs/:id', { schema, config: { scope: 'read' } }, async (request) => {
    const id = jobIdIn(request.params);
    request.jobId = id;
    const { record, progress } = await findJob(context, id);
    return jobView(record, { progress });
  });
};
