import { Readable } from 'node:stream';
import { failure } from '../../failure/failure.ts';
import { isTerminal } from '../../jobs/advance.ts';
import { attemptLog } from '../jobs/attempt-log.ts';
import { findJob, jobIdIn } from '../jobs/find-job.ts';
import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';
import { sendObject } from '../stream/send-object.ts';
import { asStream, untilLeft } from '../stream/until-left.ts';

interface Asked {
  Params: JobAddress;
  Querystring: { readonly attempt?: number; readonly follow?: 0 | 1; readonly file?: string };
}

const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: {
    attempt: { type: 'integer', minimum: 1, maximum: 1_000_000, description: 'The latest one where none is given.' },
    follow: { type: 'integer', enum: [0, 1], description: '1: goes on until the job is over.' },
    file: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description:
        'One of the files that the last line of an attempt’s log names, such as what FFmpeg said in a stage.',
    },
  },
} as const;

const LINES = 'application/x-ndjson';

/** `GET /v1/jobs/:id/logs` */
export const jobLogs: Route = (app, context) => {
  const schema = {
    operationId: 'jobLogs',
    summary: 'Read the log of a job',
    description:
      'JSON lines of one attempt. Of an attempt that has ended the last line is `{"attempt":…,"files":[…]}`: what else was written down, to be fetched with `file`.',
    tags: ['jobs'],
    params: jobParams,
    querystring,
    response: { ...answers({}), 200: raw('The lines.', LINES) },
  };
  const options = { schema, config: { scope: 'read' }, exposeHeadRoute: false } as const;
  app.get<Asked>('/v1/jobs/:id/logs', options, async (request, reply) => {
    const id = jobIdIn(request.params);
    request.jobId = id;
    const { record } = await findJob(context, id);
    const { attempt = record.attempt, follow = 0, file } = request.query;
    const kept = await attemptLog(context, id, attempt);
    if (file !== undefined) {
      const found = kept.files.find(({ name }) => name === file);
      if (found === undefined) throw failure('api/not_found', { what: `file ${file} of attempt ${attempt}` });
      return await sendObject(context.storage, found, request, reply);
    }
    if (request.query.attempt !== undefined && attempt > record.attempt) {
      throw failure('api/not_found', { what: `attempt ${attempt} of this job` });
    }
    reply.type(LINES);
    const isLive = follow === 1 && !isTerminal(record.state);
    if (kept.lines !== undefined && (!isLive || request.query.attempt !== undefined))
      return reply.send(Readable.from(kept.lines));
    const signal = context.listeners.open(untilLeft(reply));
    await context.queue.ping();
    asStream(reply);
    const live = context.queue.logs(id, { attempt: request.query.attempt, follow: isLive, signal });
    return reply.send(Readable.from(linesOf(live)));
  });
};

async function* linesOf(lines: AsyncIterable<{ readonly line: string }>): AsyncGenerator<string> {
  for await (const { line } of lines) yield `${line}\n`;
}
