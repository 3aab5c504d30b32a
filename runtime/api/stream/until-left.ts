import type { FastifyReply } from 'fastify';

/** A signal that aborts once an answer has been sent, or its reader has gone; of one who went before, it is aborted already. */
export function untilLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController();
  if (raw.destroyed) left.abort();
  else raw.once('close', () => left.abort());
  return left.signal;
}

/** Keeps proxies from holding a stream back, and the connection from outliving it: a service that ends waits for connections. */
export function asStream(reply: FastifyReply): FastifyReply {
  return reply
    .header('Cache-Control', 'no-cache, no-transform')
    .header('X-Accel-Buffering', 'no')
    .header('Connection', 'close');
}
