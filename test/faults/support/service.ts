import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/net/free-port.ts';
import { startRedis, type TestRedis } from '../../support/redis/start-redis.ts';
import { type Bucket, openBucket } from './bucket.ts';
import { type Client, openClient } from './client.ts';
import { beginHistory, type History } from './history.ts';
import { type LatheProcess, startLathe } from './lathe-process.ts';
import type { Place } from './place.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

export interface ServiceOptions {
  readonly workers?: number;
  /** Whether there is no wire between the service and Redis, which takes time. */
  readonly isDirect?: boolean;
  /** Variables beside those that every service here has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A whole service in processes of its own: Redis, the API and workers, and storage, which is a bucket where nothing else is said. */
export interface Service<Storage extends Place = Bucket> extends AsyncDisposable {
  readonly history: History;
  readonly redis: TestRedis;
  /** Between the service and Redis. */
  readonly redisWire: TcpProxy;
  readonly place: Storage;
  readonly client: Client;
  /** Where workers make their scratch folders. */
  readonly scratch: string;
  readonly api: LatheProcess;
  /** Those that were not killed. */
  readonly workers: readonly LatheProcess[];
  /** Starts one more worker. */
  addWorker(environment?: Readonly<Record<string, string>>): Promise<LatheProcess>;
  /** Starts the API again where it is gone. */
  restartApi(): Promise<void>;
  /** Kills a worker or the API with SIGKILL, and writes it down. */
  kill(victim: LatheProcess): Promise<void>;
  /** Tells everything to end, and waits until it is gone. */
  end(): Promise<void>;
}

/** Short, so that a job of a killed worker is taken up again in seconds. */
const HASTY = {
  LATHE_LOCK_SECONDS: '2',
  LATHE_RETRY_FIRST_SECONDS: '0.2',
  LATHE_RETRY_LONGEST_SECONDS: '1',
  LATHE_RECONCILE_SECONDS: '1',
  LATHE_GRACE_SECONDS: '10',
};

/** Starts a service with a bucket. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const history = beginHistory();
  return await startServiceIn(
    await openBucket(history),
    { ...options, environment: { ...HASTY, ...options.environment } },
    history,
  );
}

/** Starts a service with storage of any kind; it goes with the service. */
export async function startServiceIn<Storage extends Place>(
  place: Storage,
  { workers = 1, environment = {}, isDirect = false }: ServiceOptions = {},
  history: History = beginHistory(),
): Promise<Service<Storage>> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-faults-'));
  const { LATHE_SCRATCH: scratch = join(folder, 'scratch') } = environment;
  await mkdir(scratch, { recursive: true });
  const [redis, port] = await Promise.all([startRedis({ tcp: true }), freePort()]);
  const redisWire = await startTcpProxy({ port: Number(new URL(redis.url).port) });
  const variables = {
    ...place.environment,
    LATHE_RATE_LIMIT: '1000000',
    REDIS_URL: isDirect ? redis.url : `redis://127.0.0.1:${redisWire.port}`,
    LATHE_PORT: String(port),
    LATHE_SCRATCH: scratch,
    ...environment,
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  let api: LatheProcess;
  let running: LatheProcess[] = [];
  let count = 0;

  const startApi = async (): Promise<void> => {
    api = startLathe('api', variables);
    await ready(api, baseUrl);
  };
  const addWorker = async (more: Readonly<Record<string, string>> = {}): Promise<LatheProcess> => {
    count += 1;
    const name = `worker-${count}`;
    const worker = startLathe('worker', { ...variables, LATHE_WORKER_ID: name, ...more }, name);
    running.push(worker);
    await worker.says(/the worker is ready/);
    return worker;
  };
  const end = async (): Promise<void> => {
    await Promise.all(running.map((worker) => worker.end()));
    await api.end();
    running = [];
  };
  await startApi();
  await Promise.all(Array.from({ length: workers }, () => addWorker()));
  return {
    history,
    redis,
    redisWire,
    place,
    client: openClient(baseUrl, history),
    scratch,
    get api() {
      return api;
    },
    get workers() {
      return running;
    },
    addWorker,
    restartApi: startApi,
    kill: async (victim) => {
      history.add({ kind: 'fault', what: `kill ${victim.name}` });
      running = running.filter((worker) => worker !== victim);
      await victim.kill();
    },
    end,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([api, ...running].map((process) => process.kill()));
      await redisWire[Symbol.asyncDispose]();
      await redis.stop();
      await place[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until it answers: what it waits for itself, such as Redis, is no matter here. */
async function ready(api: LatheProcess, baseUrl: string): Promise<void> {
  while (true) {
    const answer = await fetch(`${baseUrl}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    if (!api.isRunning) throw new Error(`the API ended:\n${api.lines.join('\n')}`);
    await pause(20);
  }
}
