import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { failure } from '../failure/failure.ts';
import { countedAs } from './auth/authenticate.ts';
import type { ApiLimits } from './options.ts';

/** Headers that keep browsers from doing more with an answer than reading it, and a limit on how often anybody may ask. */
export async function protect(app: FastifyInstance, { requestsPerMinute }: ApiLimits): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    // Whoever puts TLS in front of the service decides that.
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: countedAs,
    errorResponseBuilder: (_request, { ttl }) => failure('api/rate_limited', { seconds: Math.ceil(ttl / 1000) }),
  });
}
