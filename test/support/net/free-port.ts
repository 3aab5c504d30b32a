import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that a system gives away itself (Linux: from 32768), so nobody gets one by chance before it is used. */
const FIRST = 10_000;
const POOLS = 100;
const PORTS_A_POOL = 150;

/** Test files that run at the same time are numbered: each has ports of its own. */
const pool = Number(process.env.VITEST_POOL_ID ?? 0) % POOLS;
let next = Math.floor(Math.random() * PORTS_A_POOL);

/** A port of the loopback on which nobody listens, for a process that has to be told its port. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < PORTS_A_POOL; tries += 1) {
    const port = FIRST + pool * PORTS_A_POOL + next;
    next = (next + 1) % PORTS_A_POOL;
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${FIRST + pool * PORTS_A_POOL} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false; // somebody listens there
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}
