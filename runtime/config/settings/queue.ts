import { integer, redisUrl, seconds, text } from '../kind.ts';
import { defaulted, optional, required } from '../setting.ts';

const service = ['api', 'worker', 'recover'] as const;

/** Redis, and what may wait in it. */
export const queueSettings = {
  redisUrl: required({
    variable: 'REDIS_URL',
    kind: redisUrl,
    by: service,
    doc: 'The Redis that holds the queue. It must not evict (`maxmemory-policy noeviction`) and should append to a file (`appendonly yes`).',
    isSecret: true,
  }),
  redisPrefix: defaulted({
    variable: 'LATHE_REDIS_PREFIX',
    kind: text('up to 40 letters, digits, `-` and `_`', /^[\w-]{1,40}$/),
    by: service,
    doc: 'How all keys in Redis begin: services that share a Redis have different ones.',
    default: 'lathe',
  }),
  globalConcurrency: optional({
    variable: 'LATHE_GLOBAL_CONCURRENCY',
    kind: integer(1, 10_000),
    by: ['api'],
    doc: 'How many jobs may run at the same time, on all workers together.',
    otherwise: 'as many as there are workers',
  }),
  queueLimit: defaulted({
    variable: 'LATHE_QUEUE_LIMIT',
    kind: integer(1, 10_000_000),
    by: ['api'],
    doc: 'How many jobs may wait. Beyond that submissions are answered with 503 and `Retry-After`.',
    default: '10000',
  }),
  lockSeconds: defaulted({
    variable: 'LATHE_LOCK_SECONDS',
    kind: seconds(2, 600),
    by: ['worker'],
    doc: 'How long a worker that is not heard of keeps its job. A job of a lost worker starts again after one to three times that long.',
    default: '30',
  }),
  reconcileSeconds: defaulted({
    variable: 'LATHE_RECONCILE_SECONDS',
    kind: seconds(1, 86_400),
    by: ['api'],
    doc: 'How often the API looks whether Redis has lost what storage knows of, and queues it again.',
    default: '60',
  }),
};
