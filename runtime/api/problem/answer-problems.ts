import '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../../schemas/generated/api.ts';
import { failure } from '../../failure/failure.ts';
import '../trace.ts';
import { problemOf, refusalOf } from './problem.ts';
import { faultsIn, understand } from './understand.ts';

const PROBLEM = 'application/problem+json';

/** The problem document of anything that was thrown; what lies on this side is logged with all that is known. */
export function problemOfThrown(thrown: unknown, request: FastifyRequest): Problem {
  const refused = faultsIn(thrown);
  if (refused !== undefined) return refusalOf(refused, request.id);
  const understood = understand(thrown);
  const problem = problemOf(understood.failure, request.id, understood.faults);
  if (problem.status >= 500) {
    const { code, message } = understood.failure;
    const line = { traceId: request.traceId, code, err: code === 'internal/unexpected' ? thrown : undefined };
    request.log.error(line, message);
  }
  return problem;
}

/** Answers with a problem document. */
export function answerProblem(problem: Problem, reply: FastifyReply, retryAfterSeconds: number): FastifyReply {
  if (problem.status === 503) reply.header('Retry-After', String(retryAfterSeconds));
  // As bytes: to a text Fastify adds a charset, which this media type does not have.
  return reply
    .code(problem.status)
    .type(PROBLEM)
    .send(Buffer.from(JSON.stringify(problem)));
}

/** Makes everything that is not done a problem document, what Fastify refuses by itself included. */
export function answerProblems(app: FastifyInstance, retryAfterSeconds: number): void {
  app.setErrorHandler((thrown, request, reply) =>
    answerProblem(problemOfThrown(thrown, request), reply, retryAfterSeconds),
  );
  const methodsOf = knownMethods(app);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = methodsOf(path);
    if (allowed.length > 0) reply.header('Allow', allowed.join(', '));
    const thrown =
      allowed.length > 0
        ? failure('api/method_not_allowed', { method: request.method, allowed })
        : failure('api/not_found', { what: `page ${path.slice(0, 200)}` });
    return answerProblem(problemOfThrown(thrown, request), reply, retryAfterSeconds);
  });
}

/** The methods that an address takes. */
function knownMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: new RegExp(`^${url.split('/').map(patternOf).join('/')}$`), methods: [method].flat() });
  });
  return (path) => {
    const known = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(known)].sort();
  };
}

function patternOf(part: string): string {
  if (part.startsWith(':')) return '[^/]+';
  return part === '*' ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
