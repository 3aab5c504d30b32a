import type { JobArtifacts } from '../../../schemas/generated/api.ts';
import { failure } from '../../failure/failure.ts';
import { findJob, jobIdIn } from '../jobs/find-job.ts';
import { type JobFile, jobFiles, withDigests } from '../jobs/job-files.ts';
import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';
import { sendObject } from '../stream/send-object.ts';

interface FileAddress extends JobAddress {
  readonly '*': string;
}

const fileParams = {
  type: 'object',
  required: ['id', '*'],
  properties: { ...jobParams.properties, '*': { type: 'string', description: 'A name that the list has.' } },
} as const;

/** `GET /v1/jobs/:id/artifacts` and each of them below it. */
export const jobArtifacts: Route = (app, context) => {
  const schema = {
    operationId: 'jobArtifacts',
    summary: 'List the files of a job',
    description:
      'The master, the report, the logs of each attempt, and what is kept for a while of attempts that failed.',
    tags: ['jobs'],
    params: jobParams,
    response: answers({ 200: ['JobArtifacts', 'The files.'] }),
  };
  app.get<{ Params: JobAddress }>('/v1/jobs/:id/artifacts', { schema, config: { scope: 'read' } }, async (request) => {
    const id = jobIdIn(request.params);
    request.jobId = id;
    const { record } = await findJob(context, id);
    const files = await withDigests(context, await jobFiles(context, record));
    return { artifacts: files.map((file) => described(id, file)) } satisfies JobArtifacts;
  });

  const fileSchema = {
    operationId: 'jobArtifact',
    summary: 'Fetch a file of a job',
    description: 'Its bytes, or those that Range asks for.',
    tags: ['jobs'],
    params: fileParams,
    response: {
      ...answers({}),
      200: raw('The file.', 'application/octet-stream'),
      206: raw('A part of it.', 'application/octet-stream'),
    },
  };
  app.get<{ Params: FileAddress }>(
    '/v1/jobs/:id/artifacts/*',
    { schema: fileSchema, config: { scope: 'read' } },
    async (request, reply) => {
      const id = jobIdIn(request.params);
      request.jobId = id;
      const name = request.params['*'];
      const { record } = await findJob(context, id);
      const file = (await jobFiles(context, record)).find((candidate) => candidate.name === name);
      if (file === undefined) throw failure('api/not_found', { what: `file ${name.slice(0, 200)} of this job` });
      if ('text' in file) return reply.type('application/json').send(file.text);
      return await sendObject(context.storage, { name, uri: file.uri }, request, reply);
    },
  );
};

function described(id: string, file: JobFile): JobArtifacts['artifacts'][number] {
  const { name, kind, attempt, bytes, sha256 } = file;
  const href = `/v1/jobs/${id}/artifacts/${name.split('/').map(encodeURIComponent).join('/')}`;
  return {
    name,
    kind,
    ...(attempt === undefined ? {} : { attempt }),
    bytes,
    ...(sha256 === undefined ? {} : { sha256 }),
    href,
  };
}
