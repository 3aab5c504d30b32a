import type { Health, Readiness } from '../../../schemas/generated/api.ts';
import { readiness } from '../readiness.ts';
import type { Route } from '../route.ts';
import { answers } from '../schema/answers.ts';

/** `GET /healthz` and `GET /readyz` */
export const health: Route = (app, context) => {
  const aliveSchema = {
    operationId: 'health',
    summary: 'Whether the process is alive',
    description: 'It asks nothing else, so it says nothing else. No token is needed.',
    tags: ['operation'],
    response: answers({ 200: ['Health', 'It is.'] }),
  };
  app.get('/healthz', { schema: aliveSchema, config: { scope: 'none', rateLimit: false } }, async () => {
    return { status: 'alive', version: context.version } satisfies Health;
  });

  const readySchema = {
    operationId: 'readiness',
    summary: 'Whether jobs can be accepted',
    description: 'Redis, storage and the registry are asked. Without workers jobs are accepted, and wait.',
    tags: ['operation'],
    response: answers({ 200: ['Readiness', 'They can.'], 503: ['Readiness', 'They cannot.'] }),
  };
  app.get('/readyz', { schema: readySchema, config: { scope: 'read' } }, async (_request, reply) => {
    const found: Readiness = await readiness(context);
    if (found.status === 'not_ready') reply.code(503).header('Retry-After', String(context.limits.retryAfterSeconds));
    return found;
  });
};
