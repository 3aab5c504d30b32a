import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';

const QUEUES_PAGE = '/admin/queues';

/** The page is a program of its own, with scripts and styles in its text. */
const policy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/**
 * What the queues themselves hold, for operators. It only shows: what is done to a job is done by the API, which asks the ledger.
 *
 * @param ping - throws where Redis does not answer: then nothing is asked of the queues
 */
export async function queuesPage(
  app: FastifyInstance,
  queues: readonly Queue[],
  ping: () => Promise<void>,
): Promise<void> {
  const server = new FastifyAdapter();
  server.setBasePath(QUEUES_PAGE);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter: server,
    options: { uiConfig: { boardTitle: 'Lathe' } },
  });
  await app.register(
    async (child) => {
      child.addHook('onRoute', (route) => {
        route.config = { ...route.config, scope: 'admin', isPage: true };
      });
      // BullMQ waits for Redis for as long as it takes.
      child.addHook('preHandler', async ({ routeOptions }) => {
        if (routeOptions.url?.startsWith(`${QUEUES_PAGE}/api/`) === true) await ping();
      });
      child.addHook('onSend', async (_request, reply) => void reply.header('Content-Security-Policy', policy));
      // Its own handler of errors would answer 500 to whoever has no token.
      Object.defineProperty(child, 'setErrorHandler', { value: () => child });
      await child.register(fastifyPlugin(server.registerPlugin()));
    },
    { prefix: QUEUES_PAGE },
  );
}
