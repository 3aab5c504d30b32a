import type { Route } from '../route.ts';
import { answers, raw } from '../schema/answers.ts';

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

/** `GET /metrics` */
export const metrics: Route = (app, context) => {
  const schema = {
    operationId: 'metrics',
    summary: 'The figures of the whole service',
    description: 'For Prometheus. Workers serve none of their own: theirs are in here.',
    tags: ['operation'],
    response: { ...answers({}), 200: raw('The figures.', 'text/plain') },
  };
  app.get('/metrics', { schema, config: { scope: 'read' } }, async (_request, reply) => {
    return reply.type(PROMETHEUS).send(await context.metrics());
  });
};
