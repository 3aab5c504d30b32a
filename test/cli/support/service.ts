import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { samplePath } from '../../../golden/samples/index.ts';
import { openFileStorage } from '../../../runtime/storage/file/file-storage.ts';
import { startRedis, type TestRedis } from '../../support/redis/start-redis.ts';
import { folderWith } from '../lathe.ts';

const launcher = fileURLToPath(new URL('../../../cli/lathe.js', import.meta.url));

/** A process of the service, and what it logs. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Waits for a line with such a message, and gives it. */
  readonly logs: (message: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Waits until it is gone. @returns its exit code, or the signal that ended it */
  readonly gone: Promise<number | NodeJS.Signals>;
  readonly stderr: () => string;
}

/** Where a service lives: a Redis and a folder, and the variables that lead there. */
export interface Site {
  readonly redis: TestRedis;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a site with a sample `talk.wav`, and the presets published to it. */
export async function newSite(): Promise<Site> {
  const folder = folderWith({});
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const root = join(folder, 'storage');
  mkdirSync(root);
  const environment = {
    REDIS_URL: redis.url,
    LATHE_STORAGE_ROOT: root,
    LATHE_STORAGE_BASE: `file://${root}/lathe`,
    LATHE_ALLOWED_INPUTS: `file://${root}/in`,
    LATHE_SCRATCH: join(folder, 'scratch'),
    LATHE_LOCK_SECONDS: '3',
  };
  const storage = await openFileStorage(root);
  await storage.putFile(`file://${root}/in/talk.wav`, await samplePath('speech_2s'));
  const site = { redis, folder, environment };
  const published = start(site, [
    'publish',
    fileURLToPath(new URL('../../../presets', import.meta.url)),
    '--to',
    environment.LATHE_STORAGE_BASE,
  ]);
  await published.gone;
  return site;
}

/** Starts a command with a site's variables, and others. */
export function start(
  { folder, environment }: Pick<Site, 'folder' | 'environment'>,
  args: readonly string[],
  others: Readonly<Record<string, string>> = {},
): ServiceProcess {
  const env = { PATH: process.env.PATH, HOME: folder, ...environment, ...others };
  const child = spawn(process.execPath, [launcher, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: Record<string, unknown>[] = [];
  let errors = '';
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => line.startsWith('{"level"') && lines.push(JSON.parse(line)));
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    stderr: () => errors,
    gone: closed.then(([code, signal]) => signal ?? code ?? -1),
    logs: async (message) => {
      while (true) {
        const found = lines.find((line) => String(line.message).includes(message));
        if (found !== undefined) return found;
        if ((await Promise.race([once(reader, 'line'), closed.then(() => 'gone')])) === 'gone') {
          throw new Error(`it ended before '${message}': ${errors}${JSON.stringify(lines)}`);
        }
      }
    },
  };
}

/** Writes a file below a site's folder. @returns its path */
export function file({ folder }: Site, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
