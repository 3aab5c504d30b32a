import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import pMap from 'p-map';
import type { Batch, BatchAnswer, BatchItem, Problem, Submission } from '../../../schemas/generated/api.ts';
import type { ApiContext } from '../context.ts';
import { jobView } from '../jobs/job-view.ts';
import { problemOfThrown } from '../problem/answer-problems.ts';
import { problemOf } from '../problem/problem.ts';
import { faultsOfSchema } from '../problem/schema-faults.ts';
import { notAsDescribed } from '../problem/understand.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';
import { type IdempotencyHeader, idempotencyHeader } from '../schema/common.ts';
import { type Validators, validators } from '../schema/validators.ts';
import { accept } from '../submit/accept.ts';
import { prepare } from '../submit/prepare.ts';

interface Posted {
  Body: Batch;
  Headers: IdempotencyHeader;
}

const AT_ONCE = 8;

/** What the whole of a batch is held to; each submission in it is held to its own schema later. */
const outline = {
  type: 'object',
  additionalProperties: false,
  required: ['jobs'],
  properties: { jobs: { type: 'array', minItems: 1, maxItems: 100 } },
} as const;

/** `POST /v1/batch` */
export const submitBatch: Route = (app, context) => {
  const schemas = validators();
  const schema = {
    operationId: 'submitBatch',
    summary: 'Submit several jobs at once',
    description: 'Each is accepted or refused on its own. An Idempotency-Key counts for each of them in its place.',
    tags: ['jobs'],
    body: { $ref: 'Batch#' },
    headers: idempotencyHeader,
    response: answers({ 207: ['BatchAnswer', 'What became of each, in their order.'] }),
  };
  app.post<Posted>(
    '/v1/batch',
    {
      schema,
      config: { scope: 'submit' },
      validatorCompiler: ({ schema: part, httpPart, ...rest }) =>
        schemas.compile({
          ...rest,
          ...(httpPart === undefined ? {} : { httpPart }),
          schema: httpPart === 'body' ? outline : part,
        }),
    },
    async (request, reply) => {
      const submit = submitter(context, request, schemas);
      const results = await pMap(request.body.jobs, submit, { concurrency: AT_ONCE });
      reply.code(207);
      return { results } satisfies BatchAnswer;
    },
  );
};

function submitter(context: ApiContext, request: FastifyRequest<Posted>, schemas: Validators) {
  const validate = schemas.of('Submission');
  const { caller, traceId } = request;
  const key = request.headers['idempotency-key'];
  return async (body: Submission, index: number): Promise<BatchItem> => {
    try {
      if (!validate(body)) return itemOf(misread(validate.errors ?? [], request));
      const { record } = await accept(context, {
        purpose: 'master',
        body,
        idempotencyKey: key === undefined ? undefined : `${key} ${index}`,
        caller: caller?.name,
        traceId,
        prepare: () => prepare(context, body, 'master'),
      });
      return { status: 202, job: jobView(record) };
    } catch (thrown) {
      return itemOf(problemOfThrown(thrown, request));
    }
  };
}

function misread(errors: readonly ErrorObject[], { id }: FastifyRequest): Problem {
  const { failure, faults } = notAsDescribed(faultsOfSchema(errors, 'body'));
  return problemOf(failure, id, faults);
}

function itemOf(problem: Problem): BatchItem {
  return { status: problem.status, problem };
}
