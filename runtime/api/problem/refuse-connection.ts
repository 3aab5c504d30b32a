import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { failure } from '../../failure/failure.ts';
import { problemOf } from './problem.ts';

/** Answers what is no HTTP, or has headers without end, before there is a request. */
export function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const refused = isLarge
    ? failure('api/too_large', {})
    : failure('api/bad_request', { problems: ['it is no HTTP/1.1'] });
  const status = isLarge ? 431 : 400;
  const body = JSON.stringify({ ...problemOf(refused, randomUUID()), status });
  const head = [
    `HTTP/1.1 ${status} ${isLarge ? 'Request Header Fields Too Large' : 'Bad Request'}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
