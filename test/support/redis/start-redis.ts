import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../net/free-port.ts';

export interface RedisOptions {
  /** Over a port of the loopback instead of a Unix socket. */
  readonly tcp?: boolean;
  readonly password?: string;
  /** Further options of `redis-server`, such as `['--maxmemory', '8mb']`. */
  readonly settings?: readonly string[];
}

/** A Redis of a test's own, which can be mistreated. Its address stays the same over restarts. */
export interface TestRedis extends AsyncDisposable {
  /** `unix:///path` or `redis://127.0.0.1:port`, with the password where there is one. */
  readonly url: string;
  readonly socket?: string;
  readonly pid: number;
  /** A connection for looking into it. */
  readonly client: Redis;
  /** Kills it with SIGKILL; whoever connects is refused. */
  kill(): Promise<void>;
  /** Kills it where it runs, and starts it again: with what it had on disk, or with nothing. */
  restart(options?: { readonly keepData?: boolean }): Promise<void>;
  /** Freezes the process: connections stand, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

/** Starts a `redis-server` that keeps an append-only file, fsynced for every write, in a folder of its own. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-redis-'));
  const address = await chooseAddress(folder, options.tcp === true);
  const auth = options.password === undefined ? [] : ['--requirepass', options.password];
  const start = () => spawnServer(folder, [...address.settings, ...auth, ...(options.settings ?? [])]);
  const client = connect(address, options.password);
  let server = start();
  await answers(client);

  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };
  const stop = async (): Promise<void> => {
    client.disconnect();
    await kill();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url: address.url(options.password),
    ...(address.socket === undefined ? {} : { socket: address.socket }),
    get pid() {
      return server.pid ?? 0;
    },
    client,
    kill,
    restart: async ({ keepData = true } = {}) => {
      await kill();
      if (!keepData) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
      server = start();
      await answers(client);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface Address {
  readonly settings: readonly string[];
  readonly url: (password: string | undefined) => string;
  readonly socket?: string;
  readonly port?: number;
}

async function chooseAddress(folder: string, tcp: boolean): Promise<Address> {
  if (!tcp) {
    const socket = join(folder, 'redis.sock');
    return {
      settings: ['--port', '0', '--unixsocket', socket],
      url: (password) => `unix://${password === undefined ? '' : `:${password}@`}${socket}`,
      socket,
    };
  }
  const port = await freePort();
  return {
    settings: ['--port', String(port), '--bind', '127.0.0.1'],
    url: (password) => `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`,
    port,
  };
}

function spawnServer(folder: string, settings: readonly string[]): ChildProcess {
  const kept = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  return spawn('redis-server', [...settings, ...kept, '--dir', folder], { stdio: 'ignore' });
}

function connect({ socket, port }: Address, password: string | undefined): Redis {
  const client = new Redis({
    ...(socket === undefined ? { host: '127.0.0.1', port: port ?? 0 } : { path: socket }),
    ...(password === undefined ? {} : { password }),
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
  });
  client.on('error', () => undefined); // it is killed on purpose; what waits for it is answered after the restart
  return client;
}

async function answers(client: Redis): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (true) {
    const answer = await client.ping().catch(() => undefined);
    if (answer === 'PONG') return;
    if (Date.now() > deadline) throw new Error('redis-server does not answer: is it installed?');
    await pause(20);
  }
}
