import { Readable } from 'node:stream';
import { isTerminal } from '../../jobs/advance.ts';
import { findJob, jobIdIn } from '../jobs/find-job.ts';
import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';
import { type JobAddress, jobParams } from '../schema/common.ts';
import { withHeartbeats } from '../stream/heartbeats.ts';
import { narrate, narrateEnded } from '../stream/narrate.ts';
import { EVENT_STREAM, HEARTBEAT } from '../stream/server-sent.ts';
import { asStream, untilLeft } from '../stream/until-left.ts';

interface Asked {
  Params: JobAddress;
  Headers: { readonly 'last-event-id'?: string };
}

const headers = {
  type: 'object',
  properties: {
    'last-event-id': {
      type: 'string',
      pattern: '^(?:[\\x21-\\x7e]{1,100})?$',
      description: 'The `id` of the last event that arrived; those after it follow. Browsers send it by themselves.',
    },
  },
} as const;

/** `GET /v1/jobs/:id/events` */
export const jobEvents: Route = (app, context) => {
  const schema = {
    operationId: 'jobEvents',
    summary: 'Listen to a job',
    description:
      'What happened to a job and what happens to it from now on, as server-sent events. The data of each is an Event as JSON. The stream ends after the event that ends the job; where that one is known already the answer is 204, which keeps browsers from connecting again.',
    tags: ['jobs'],
    params: jobParams,
    headers,
    response: {
      ...answers({ 204: 'The job is over, and its last event was the one that is named.' }),
      200: raw('The events.', EVENT_STREAM),
    },
  };
  const options = { schema, config: { scope: 'read' }, exposeHeadRoute: false } as const;
  app.get<Asked>('/v1/jobs/:id/events', options, async (request, reply) => {
    const id = jobIdIn(request.params);
    request.jobId = id;
    const { record } = await findJob(context, id);
    const after = request.headers['last-event-id'] || undefined;
    const signal = context.listeners.open(untilLeft(reply));
    const narration = { record, after, signal };
    asStream(reply).type(EVENT_STREAM);
    if (isTerminal(record.state)) {
      const told = await narrateEnded(context.queue, narration);
      return told === undefined ? reply.code(204).send() : reply.send(told.join(''));
    }
    await context.queue.ping(); // what is known to fail is better said than begun
    const texts = withHeartbeats(narrate(context.queue, narration), HEARTBEAT, context.limits.heartbeatMs);
    return reply.send(Readable.from(texts));
  });
};
