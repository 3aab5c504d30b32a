import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A wire between a service and a server, which can be mistreated. */
export interface TcpProxy extends AsyncDisposable {
  readonly port: number;
  /** Connections that stand. */
  readonly connections: number;
  /** Lets each piece take so long, in both directions. */
  delay(milliseconds: number): void;
  /** Breaks all that stands, with a reset; new connections are taken. */
  reset(): void;
  /** Lets connections stand and nothing through, as where a machine has vanished; what comes meanwhile is lost. */
  swallow(): void;
  /** Refuses new connections, and breaks those that stand. */
  cut(): void;
  /** Makes everything well again. What was swallowed does not come back, so those connections are broken. */
  heal(): void;
}

/** Listens on a free port of the loopback and passes everything on to another one. */
export async function startTcpProxy(to: { readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let mode: 'pass' | 'swallow' | 'cut' = 'pass';
  let delayMs = 0;
  const reset = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  };
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (mode === 'cut') return void client.resetAndDestroy();
    const upstream = connect({ port: to.port, host: '127.0.0.1', allowHalfOpen: true });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const socket of pair) {
      const other = socket === client ? upstream : client;
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy()); // a reset on one side is one on the other
      socket.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
      pass(socket, other, () => ({ delayMs, isSwallowed: mode === 'swallow' }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get connections() {
      return pairs.size;
    },
    delay: (milliseconds) => {
      delayMs = milliseconds;
    },
    reset,
    swallow: () => {
      mode = 'swallow';
    },
    cut: () => {
      mode = 'cut';
      reset();
    },
    heal: () => {
      if (mode === 'swallow') reset();
      mode = 'pass';
      delayMs = 0;
    },
    [Symbol.asyncDispose]: async () => {
      // Not by a reset: a process that resets sockets which are being written to may never end (Node 24, in its last cleanup).
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Treatment {
  readonly delayMs: number;
  readonly isSwallowed: boolean;
}

/** One piece after the other, so that a delay keeps their order. */
function pass(from: Socket, to: Socket, treatment: () => Treatment): void {
  let before: Promise<void> = Promise.resolve();
  from.on('data', (piece) => {
    const { delayMs, isSwallowed } = treatment();
    if (isSwallowed) return;
    if (delayMs === 0) return void before.then(() => to.write(piece));
    const passed = before;
    before = pause(delayMs).then(async () => {
      await passed;
      if (!to.destroyed) to.write(piece);
    });
  });
  from.on('end', () => void before.then(() => to.end()));
}
