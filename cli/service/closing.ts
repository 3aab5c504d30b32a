import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 100;

/**
 * Prepares a server to be closed: what was asked is answered, and no connection holds up the end. Node itself closes only
 * those that are idle since an answer, once, and waits a minute for those on which nothing was asked yet: clients open
 * some in advance.
 *
 * @returns closes it
 */
export function closing({ server, close }: Pick<FastifyInstance, 'close'> & { readonly server: Server }) {
  const unasked = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unasked.add(socket);
    socket.once('close', () => unasked.delete(socket));
  });
  server.on('request', ({ socket }) => unasked.delete(socket));
  return async (): Promise<void> => {
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      for (const socket of unasked) socket.destroy();
    }, SWEEP_MS);
    await close();
    clearInterval(sweep);
  };
}
