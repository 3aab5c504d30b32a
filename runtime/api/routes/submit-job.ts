import type { Submission } from '../../../schemas/generated/api.ts';
import type { JobKind } from '../../../schemas/generated/job.ts';
import { jobView } from '../jobs/job-view.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type IdempotencyHeader, idempotencyHeader } from '../schema/common.ts';
import { accept } from '../submit/accept.ts';
import { prepare } from '../submit/prepare.ts';

interface Posted {
  Body: Submission;
  Headers: IdempotencyHeader;
}

/** `POST /v1/jobs`: a master. */
export const submitJob = submission('master', '/v1/jobs', {
  operationId: 'submitJob',
  summary: 'Submit a job',
  description: 'Once this answers 202 the job is in storage, and is not lost whatever happens to the queue.',
});

/** `POST /v1/plan`: what a master would be, without rendering it. */
export const submitPlan = submission('plan', '/v1/plan', {
  operationId: 'submitPlan',
  summary: 'Plan a job without rendering it',
  description: 'A job like any other, whose outcome is a plan. A destination is checked, and nothing is written there.',
});

function submission(
  kind: JobKind,
  url: string,
  words: { operationId: string; summary: string; description: string },
): Route {
  return (app, context) => {
    const schema = {
      ...words,
      tags: ['jobs'],
      body: { $ref: 'Submission#' },
      headers: idempotencyHeader,
      response: answers({ 202: ['Job', 'The job as it was accepted, or as it stands where the key was known.'] }),
    };
    app.post<Posted>(url, { schema, config: { scope: 'submit' } }, async (request, reply) => {
      const { body, headers, caller, traceId } = request;
      const { record, isReplay } = await accept(context, {
        purpose: kind,
        body,
        idempotencyKey: headers['idempotency-key'],
        caller: caller?.name,
        traceId,
        prepare: () => prepare(context, body, kind),
      });
      request.jobId = record.id;
      reply.code(202).header('Location', `/v1/jobs/${record.id}`);
      if (isReplay) reply.header('Idempotency-Replayed', 'true');
      return jobView(record);
    });
  };
}
