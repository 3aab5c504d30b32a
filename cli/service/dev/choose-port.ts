import { once } from 'node:events';
import { createServer } from 'node:net';
import { usage } from '../../failure/usage-failure.ts';

const usualPort = 4700;

/**
 * A port of the loopback that is free: the one that was asked for, else the usual one, else any.
 *
 * @throws UsageFailure `service/port_taken` for one that was asked for
 */
export async function choosePort(host: string, asked: number | undefined): Promise<number> {
  const port = await freeOf(host, asked ?? usualPort);
  if (port !== undefined) return port;
  if (asked !== undefined) throw usage('service/port_taken', { host, port: asked });
  return (await freeOf(host, 0)) ?? 0;
}

async function freeOf(host: string, port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
    const address = server.address();
    return typeof address === 'object' ? address?.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}
