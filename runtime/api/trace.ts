import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** 32 hexadecimal digits: what the caller's own tracing calls this, else a new one. */
    traceId: string;
    /** Where the request made a job or is about one, for the log. */
    jobId: string | null;
  }
}

/** A header as W3C Trace Context has it; an id of zeros is none. */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?$/;

/** The trace that a request belongs to. */
function traceIdOf(traceparent: unknown): string {
  const found = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
  return found === undefined || /^0+$/.test(found) ? randomBytes(16).toString('hex') : found;
}

/** Gives each request its trace, and writes one line about it once it is answered: no headers, no query, no bodies. */
export function traceRequests(app: FastifyInstance): void {
  app.decorateRequest('traceId', '');
  app.decorateRequest('jobId', null);
  app.addHook('onRequest', async (request) => {
    request.traceId = traceIdOf(request.headers.traceparent);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { traceId, method, caller, jobId, routeOptions } = request;
    const line = {
      traceId,
      method,
      route: routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(caller === null ? {} : { token: caller.name }),
      ...(jobId === null ? {} : { jobId }),
    };
    request.log.info(line, 'answered');
  });
}
