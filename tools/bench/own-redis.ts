import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

/** A Redis for one measurement, with the settings that docs/queue.md asks for. */
export async function startOwnRedis(): Promise<{ readonly path: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-bench-redis-'));
  const path = join(folder, 'redis.sock');
  const settings = ['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction', '--dir', folder];
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, ...settings], { stdio: 'ignore' });
  const probe = new Redis({ path, maxRetriesPerRequest: null, retryStrategy: () => 20 });
  probe.on('error', () => undefined); // until it is up
  await probe.ping();
  probe.disconnect();
  return {
    path,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
