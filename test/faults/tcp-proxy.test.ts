import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy.ts';

let proxy: TcpProxy;
let close: () => Promise<void>;

/** A server that sends everything back. */
beforeEach(async () => {
  const sockets = new Set<Socket>();
  const echo = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const address = echo.address();
  proxy = await startTcpProxy({ port: typeof address === 'object' && address !== null ? address.port : 0 });
  close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => echo.close(resolve));
  };
});
afterEach(async () => {
  await proxy[Symbol.asyncDispose]();
  await close();
});

async function dial(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined); // each is broken in the end
  return socket;
}

async function echoed(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = await once(socket, 'data');
  return String(answer);
}

test('passes everything on, in both directions', async () => {
  const socket = await dial();
  expect(await echoed(socket, 'one')).toBe('one');
  expect(proxy.connections).toBe(1);
  socket.end();
  await once(socket, 'close');
});

test('delays each piece, and keeps their order', async () => {
  const socket = await dial();
  proxy.delay(30);
  const began = performance.now();
  expect(await echoed(socket, 'one')).toBe('one');
  expect(performance.now() - began).toBeGreaterThan(55);
  const pieces: string[] = [];
  socket.on('data', (piece) => pieces.push(String(piece)));
  socket.write('two ');
  proxy.heal();
  socket.end('three');
  await once(socket, 'close');
  expect(pieces.join('')).toBe('two three');
});

test('resets what stands and takes new connections', async () => {
  const socket = await dial();
  await echoed(socket, 'one');
  proxy.reset();
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(await echoed(await dial(), 'two')).toBe('two');
});

test('refuses everybody once it is cut, until it is healed', async () => {
  const socket = await dial();
  await echoed(socket, 'one');
  proxy.cut();
  await once(socket, 'error');
  const refused = connect(proxy.port, '127.0.0.1');
  expect(await once(refused, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
  proxy.heal();
  expect(await echoed(await dial(), 'two')).toBe('two');
});

test('swallows without a word, and breaks what waited when it is healed', async () => {
  const socket = await dial();
  await echoed(socket, 'one');
  let heard = '';
  socket.on('data', (piece) => {
    heard += String(piece);
  });
  proxy.swallow();
  socket.write('two');
  await dial();
  await expect.poll(() => proxy.connections).toBe(2); // it may be taken after it stands
  proxy.heal();
  await once(socket, 'error');
  expect(heard).toBe('');
});
