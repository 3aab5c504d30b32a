import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Config, Environment } from '../../../runtime/config/config.ts';
import { requireConfig } from '../../../runtime/config/read-config.ts';
import { locate } from '../../../runtime/engine/host/locate.ts';
import { readAllowList } from '../../../runtime/storage/uri/allow-list.ts';
import { createLogger } from '../../../runtime/telemetry/logger.ts';
import { readVersion } from '../../version.ts';
import { openStores } from '../open-stores.ts';
import type { Running } from '../process.ts';
import { type RunningApi, startApi } from '../start-api.ts';
import { startChild } from './child.ts';
import { choosePort } from './choose-port.ts';
import { type DataFolder, leaveDataFolder, makeWebhookSecret, openDataFolder } from './data-folder.ts';
import { devEnvironment, GRACE_SECONDS } from './environment.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import { type Logs, openLogs } from './logs.ts';
import { placeSample } from './place-sample.ts';
import { publishShipped } from './publish-shipped.ts';
import { findRedis, startRedis } from './redis.ts';
import type { Standing } from './welcome.ts';

/** What `lathe dev` was asked for. */
export interface DevRequest {
  /** Where it keeps everything. */
  readonly data: string;
  readonly port: number | undefined;
  /** Further URIs that jobs may read and write below, and servers that may be notified. */
  readonly allow: readonly string[];
  readonly environment: Environment;
  /** Is given the lines of all logs, as JSON. */
  readonly show: (line: string) => void;
}

/** The service as it runs. */
export interface RunningDev extends Running {
  readonly standing: Standing;
}

const host = '127.0.0.1';

/** Whom the examples of the documentation have notified. */
const exampleReceiver = 'https://caller.internal';

/** A worker gives its job back after the grace period; what comes after that is no more than goodbye. */
const WORKER_PATIENCE_MS = GRACE_SECONDS * 1000 + 10_000;
const REDIS_PATIENCE_MS = 10_000;

/** What a worker may take to come, on a machine that is busy. */
const WORKER_START_MS = 5_000;

/**
 * Starts the whole service on this machine: a Redis of its own, file storage with the shipped presets and a sample, the API,
 * and a worker.
 *
 * @throws UsageFailure `dev/*`, `service/port_taken`
 * @throws LatheFailure `ffmpeg/missing`, `output/*` for the data folder
 */
export async function runDev(request: DevRequest): Promise<RunningDev> {
  const redisProgram = await findRedis(request.environment);
  await Promise.all([locate('ffmpeg', request.environment), locate('ffprobe', request.environment)]);
  const port = await choosePort(host, request.port);
  const folder = await openDataFolder(request.data);
  const undo: (() => Promise<unknown>)[] = [() => leaveDataFolder(folder)];
  const end = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return { end, standing: await start(request, { folder, port, redisProgram }, undo) };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Site {
  readonly folder: DataFolder;
  readonly port: number;
  readonly redisProgram: string;
}

/** What was started is ended in the reverse order. */
async function start(request: DevRequest, site: Site, undo: (() => Promise<unknown>)[]): Promise<Standing> {
  const { folder } = site;
  const logs = openLogs(folder.logs, request.show);
  undo.push(logs.close);
  const environment = devEnvironment(request.environment, folder);
  await makeWebhookSecret(folder);
  const config = apiConfig(requireConfig('api', { ...environment, LATHE_PORT: String(site.port) }), request, folder);
  const logger = createLogger({
    service: 'lathe-api',
    version: readVersion(),
    level: config.logLevel,
    destination: { write: lineByLine(logs.to('api')) },
  });

  const [redis, noSample] = await Promise.all([keepRedis(site, logs, logger), furnish(config, logger)]);
  undo.push(redis.stop);
  const worker = await keepWorker(environment, folder, logs, logger);
  undo.push(worker.stop);
  const api: RunningApi = await startApi(config, logger);
  undo.push(api.end);
  await firstWorker(api);
  return { url: api.url, folder, noSample };
}

/** Everything below the root may be read and written, and what was allowed beside. */
function apiConfig(config: Config<'api'>, { allow }: DevRequest, { storage }: DataFolder): Config<'api'> {
  const isServer = (uri: string): boolean => /^https?:/.test(uri);
  const list = readAllowList([`file://${storage}`, 's3://bucket', ...allow.filter((uri) => !isServer(uri))]);
  const allowedWebhooks = [exampleReceiver, ...allow.filter(isServer)];
  return { ...config, allowedInputs: list, allowedOutputs: list, allowedWebhooks };
}

/** Presets and a sample, as whoever tries it out expects them. @returns why there is no sample */
async function furnish(config: Config<'api'>, logger: Logger): Promise<string | undefined> {
  const { storage, registry } = await openStores(config);
  const [published, noSample] = await Promise.all([publishShipped(registry), placeSample(storage)]);
  if (published > 0) logger.info({ published }, 'published the presets and profiles that come with Lathe');
  storage.close();
  return noSample;
}

function keepRedis({ redisProgram, folder }: Site, logs: Logs, logger: Logger): Promise<Kept> {
  const onLine = logs.to('redis', { isShown: false });
  return keepRunning({
    name: 'Redis',
    start: () => startRedis(redisProgram, folder, onLine),
    say: (message) => logger.error(message),
    patienceMs: REDIS_PATIENCE_MS,
  });
}

const launcher = fileURLToPath(new URL('../../lathe.js', import.meta.url));

function keepWorker(environment: Environment, folder: DataFolder, logs: Logs, logger: Logger): Promise<Kept> {
  const onLine = logs.to('worker');
  const program = { path: process.execPath, args: [launcher, 'worker'], folder: folder.path, hasChannel: true, onLine };
  return keepRunning({
    name: 'worker',
    start: async () => startChild({ ...program, environment: { ...environment } }),
    say: (message) => logger.error(message),
    patienceMs: WORKER_PATIENCE_MS,
  });
}

/** Waits for the worker, so that what the welcome invites to works at once; one that does not come says itself why. */
async function firstWorker({ countWorkers }: RunningApi): Promise<void> {
  const giveUp = Date.now() + WORKER_START_MS;
  while (Date.now() < giveUp && (await countWorkers().catch(() => 0)) === 0) await pause(50);
}

/** A logger writes a line at a time, with its break. */
function lineByLine(take: (line: string) => void): (line: string) => void {
  return (line) => take(line.trimEnd());
}
