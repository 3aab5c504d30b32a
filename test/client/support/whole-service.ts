import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { createLatheClient, type LatheClient } from '../../../client/index.ts';
import { hashIn } from '../../../compiler/artifact/canonical.ts';
import { openApi } from '../../../runtime/api/open-api.ts';
import type { ApiOptions } from '../../../runtime/api/options.ts';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import type { JobQueue } from '../../../runtime/jobs/job-queue.ts';
import type { Ledger } from '../../../runtime/ledger/ledger.ts';
import { openLedger } from '../../../runtime/ledger/open-ledger.ts';
import { openJobFeed, openJobQueue } from '../../../runtime/queue/index.ts';
import { openRegistry } from '../../../runtime/registry/open-registry.ts';
import type { Registry } from '../../../runtime/registry/registry.ts';
import { readAllowList } from '../../../runtime/storage/uri/allow-list.ts';
import { readWebhookOrigins } from '../../../runtime/webhooks/origins.ts';
import { openWorker } from '../../../runtime/worker/open-worker.ts';
import { fileSubject } from '../../storage/support/subject.ts';
import { startRedis } from '../../support/redis/start-redis.ts';

/** The whole service in this process: API on the loopback, Redis, files, and a worker once it is asked for. */
export interface WholeService extends AsyncDisposable {
  readonly url: string;
  readonly client: LatheClient;
  readonly queue: JobQueue;
  readonly ledger: Ledger;
  readonly redisUrl: string;
  readonly logger: Logger;
  /** A URI where inputs may lie; below `out/` masters may go. */
  readonly uri: (key: string) => string;
  readonly put: (key: string, path: string) => Promise<string>;
  readonly read: (uri: string) => Promise<Buffer>;
  readonly startWorker: () => Promise<void>;
}

const presets = new URL('../../../presets/', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('lathe.lock.json', presets), 'utf8')) as Readonly<Record<string, string>>;
const published = ['loudness_only_v1', 'voice_over_music_v1', 'wav_master_v1'];

export async function openWholeService(options: Partial<ApiOptions> = {}): Promise<WholeService> {
  const [subject, redis] = await Promise.all([fileSubject(), startRedis()]);
  const { storage, folder } = subject;
  const base = subject.uri('lathe');
  const logger = pino({ level: 'silent' });
  const registry = openRegistry({ storage, base });
  for (const label of published) await publish(registry, label);
  const ledger = openLedger({ storage, base });
  const queue = await openJobQueue({ redisUrl: redis.url, logger });
  const allow = {
    inputs: readAllowList([subject.uri('in')]),
    outputs: readAllowList([subject.uri('out')]),
    webhooks: readWebhookOrigins([]),
  };
  const common = { ledger, storage, registry, logger, outputsBase: `${base}/masters` };
  const app = await openApi({
    ...common,
    queue,
    allow,
    tokens: [],
    metrics: async () => 'lathe_jobs_submitted_total 1\n',
    version: '1.2.3',
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const ends: (() => Promise<void>)[] = [];
  return {
    url,
    client: createLatheClient({ url }),
    queue,
    ledger,
    redisUrl: redis.url,
    logger,
    uri: subject.uri,
    put: async (key, path) => {
      await storage.putFile(subject.uri(key), path);
      return subject.uri(key);
    },
    read: async (uri) => (await storage.getBytes(uri)).content,
    startWorker: async () => {
      const feed = await openJobFeed({ redisUrl: redis.url, workerId: 'worker-1', logger });
      const host = await openHost();
      const worker = openWorker({ ...common, feed, host, workerId: 'worker-1', scratchRoot: join(folder, 'scratch') });
      await worker.start();
      ends.push(() => worker.drain(0));
    },
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) await end();
      const closed = app.close();
      app.server.closeAllConnections(); // one that was opened and never used would be waited for
      await closed;
      await queue.close();
      await redis.stop();
      await subject[Symbol.asyncDispose]();
    },
  };
}

async function publish(registry: Registry, label: string): Promise<void> {
  const hash = hashIn(lock[label] ?? '');
  if (hash === undefined) throw new Error(`${label} does not ship`);
  await registry.publishArtifact(readFileSync(new URL(`artifacts/sha256/${hash}.json`, presets), 'utf8'));
  await registry.publishLabel({ label, hash, title: `What ${label} is for.` });
}
