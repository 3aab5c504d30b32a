import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { authenticate } from './auth/authenticate.ts';
import { checkTokens } from './auth/token.ts';
import { type ApiContext, contextOf } from './context.ts';
import { describeRoutes } from './document/document.ts';
import type { ApiLimits, ApiOptions } from './options.ts';
import { docsPage } from './pages/docs-page.ts';
import { queuesPage } from './pages/queues-page.ts';
import { answerProblem, answerProblems, problemOfThrown } from './problem/answer-problems.ts';
import { refuseConnection } from './problem/refuse-connection.ts';
import { protect } from './protect.ts';
import { readBodies } from './read-bodies.ts';
import { routes } from './routes/index.ts';
import { components } from './schema/components.ts';
import { validators } from './schema/validators.ts';
import { traceRequests } from './trace.ts';

/**
 * Opens the HTTP API. It does not listen yet: `checkListening`, then `listen`. Closing it ends its streams, and closes nothing of
 * what it was given.
 *
 * @throws TypeError for tokens without a digest
 */
export async function openApi(options: ApiOptions): Promise<FastifyInstance> {
  checkTokens(options.tokens);
  const context = contextOf(options);
  const app = create(options.logger, context.limits);
  traceRequests(app);
  authenticate(app, options.tokens);
  await protect(app, context.limits);
  answerProblems(app, context.limits.retryAfterSeconds);
  readBodies(app);
  useSchemas(app);
  await describeRoutes(app, options.version);
  for (const route of routes) route(app, context);
  await openPages(app, context);
  app.addHook('preClose', async () => context.listeners.end());
  await app.ready();
  return app;
}

function create(logger: FastifyBaseLogger, { bodyBytes, headerBytes, retryAfterSeconds }: ApiLimits): FastifyInstance {
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit: bodyBytes,
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 60_000,
    connectionTimeout: 0, // streams are silent for a while; what is read is bounded by requestTimeout
    keepAliveTimeout: 65_000,
    http: { maxHeaderSize: headerBytes, headersTimeout: 20_000 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (thrown, request, reply) => {
      answerProblem(problemOfThrown(thrown, request), reply, retryAfterSeconds);
    },
  });
}

/** Requests are held to the schemas; answers are documented by them, and written as they are. */
function useSchemas(app: FastifyInstance): void {
  for (const component of components()) app.addSchema(component);
  app.setValidatorCompiler(validators().compile);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

async function openPages(app: FastifyInstance, { boardQueues, queue }: ApiContext): Promise<void> {
  await docsPage(app);
  if (boardQueues !== undefined && boardQueues.length > 0) await queuesPage(app, boardQueues, () => queue.ping());
}
