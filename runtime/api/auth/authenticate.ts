import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failure } from '../../failure/failure.ts';
import { presentedToken } from './presented-token.ts';
import { type ApiToken, findToken, hasScope, type Scope } from './token.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route needs; one that says nothing needs `admin`. */
    scope?: Scope | 'none';
    /** For browsers: they may send the token as a password. */
    isPage?: boolean;
  }
  interface FastifyRequest {
    /** Whose token it came with; null where there is none. */
    caller: ApiToken | null;
  }
}

/**
 * Finds out whose each request is, and holds it to the scope of its route. The rate limit stands in between, so that guesses
 * at tokens are counted too.
 */
export function authenticate(app: FastifyInstance, tokens: readonly ApiToken[]): void {
  app.decorateRequest('caller', null);
  if (tokens.length === 0) return;
  app.addHook('onRequest', async (request) => {
    const { isPage = false } = request.routeOptions.config;
    const presented = presentedToken(request.headers.authorization, isPage);
    request.caller = (presented === undefined ? undefined : findToken(presented, tokens)) ?? null;
  });
  app.addHook('preParsing', async (request, reply) => {
    if (request.is404) return;
    const { scope = 'admin', isPage = false } = request.routeOptions.config;
    if (scope === 'none') return;
    if (request.caller === null) {
      reply.header('WWW-Authenticate', `${isPage ? 'Basic' : 'Bearer'} realm="lathe"`);
      throw failure('api/unauthorized', {});
    }
    if (!hasScope(request.caller, scope)) throw failure('api/forbidden', { scope });
  });
}

/** What requests are counted by. */
export function countedAs({ caller, ip }: FastifyRequest): string {
  return caller === null ? `ip ${ip}` : `token ${caller.name}`;
}
