import { createConnection } from 'node:net';
import { onPath } from '../../../runtime/engine/host/on-path.ts';
import { usage } from '../../failure/usage-failure.ts';
import { type Child, startChild } from './child.ts';
import type { DataFolder } from './data-folder.ts';

/** Valkey is what Redis was, and speaks the same. */
const programs = ['redis-server', 'valkey-server'] as const;

/**
 * Finds the Redis of this machine.
 *
 * @returns an absolute path
 * @throws UsageFailure `dev/no_redis`
 */
export async function findRedis(environment: Readonly<NodeJS.ProcessEnv>): Promise<string> {
  for (const name of programs) {
    const path = await onPath(name, environment);
    if (path !== undefined) return path;
  }
  throw usage('dev/no_redis', {});
}

/**
 * Starts a Redis of one's own, on a socket in a folder that nobody else may enter, and waits until it answers. It appends
 * what it is told to a file, evicts nothing, and ends with this process even where that is killed.
 *
 * @throws UsageFailure `dev/redis_failed`
 */
export async function startRedis(
  program: string,
  { redis, socket }: DataFolder,
  onLine: (line: string) => void,
): Promise<Child> {
  await endLeftOver(socket);
  const guard = await onPath('setpriv', process.env);
  const own = [program, ...settingsOf(redis, socket)] as const;
  const [path, ...args] = guard === undefined ? own : ([guard, '--pdeathsig', 'SIGTERM', ...own] as const);
  const { promise: ready, resolve } = Promise.withResolvers<'ready'>();
  const last: string[] = [];
  const child = startChild({
    path,
    args,
    environment: { PATH: process.env.PATH },
    folder: redis,
    onLine: (line) => {
      onLine(line);
      last.splice(0, last.length - 2, line);
      if (/ready to accept connections/i.test(line)) resolve('ready');
    },
  });
  const outcome = await Promise.race([ready, child.gone]);
  if (outcome !== 'ready') throw usage('dev/redis_failed', { program, reason: `${outcome}: ${last.join(' ')}` });
  return child;
}

function settingsOf(folder: string, socket: string): readonly string[] {
  return [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700'],
    ...['--dir', folder, '--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
    ...['--maxmemory-policy', 'noeviction', '--daemonize', 'no', '--logfile', ''],
  ];
}

/** A Redis that outlived its parent would go on writing to the same file. It closes the connection once it has ended. */
async function endLeftOver(socket: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const connection = createConnection(socket, () => connection.write('SHUTDOWN\r\n'));
  connection.on('error', () => resolve());
  connection.on('close', () => resolve());
  connection.resume();
  await promise;
}
