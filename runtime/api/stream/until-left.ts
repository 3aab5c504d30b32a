import type { FastifyReply } from 'fastify';

/** A signal that aborts once an answer has been sent, or its reader has gone. */
export function untilLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController();
  raw.once('close', () => left.abort());
  return left.signal;
}
