import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openHost } from '../../../runtime/engine/host/open-host.ts';
import type { Ledger } from '../../../runtime/ledger/ledger.ts';
import { openLedger } from '../../../runtime/ledger/open-ledger.ts';
import { openRegistry } from '../../../runtime/registry/open-registry.ts';
import { openWorker } from '../../../runtime/worker/open-worker.ts';
import type { Worker, WorkerOptions } from '../../../runtime/worker/worker.ts';
import type { InputReference, JobRequest } from '../../../schemas/generated/job.ts';
import type { Subject } from '../../storage/support/subject.ts';
import { type AcceptedJob, jobRequest } from '../../support/jobs/request.ts';
import { type MemoryFeed, memoryFeed } from './memory-feed.ts';

/** What a test says of a job; the rest is as of a plain one. */
export interface JobOf extends Partial<Omit<JobRequest, 'id' | 'preset' | 'profile' | 'inputs'>> {
  /** Labels of what ships. */
  readonly preset?: string;
  readonly profile?: string;
  /** Keys in storage by input name, with a stream where one is asked for. */
  readonly inputs: Readonly<
    Record<string, string | (Pick<InputReference, 'sha256' | 'stream'> & { readonly key: string })>
  >;
}

/** A worker with all that it needs: storage of its own, a ledger, shipped presets, a feed in memory, and real FFmpeg. */
export interface Service {
  readonly subject: Subject;
  readonly ledger: Ledger;
  readonly feed: MemoryFeed;
  readonly worker: Worker;
  readonly scratch: string;
  /** Lines of the worker's own log. */
  readonly logged: string[];
  /** Puts a local file into storage. */
  store(key: string, path: string): Promise<void>;
  /** Accepts a job, as the API does. */
  submit(job: JobOf): Promise<AcceptedJob>;
  /** Accepts a job and has the worker take it. */
  read(key: string): Promise<Buffer>;
  json(key: string): Promise<Record<string, unknown>>;
  /** The keys below one, each without it. */
  keys(below: string): Promise<readonly string[]>;
  /** Another worker of the same service. */
  another(options: Partial<WorkerOptions>): Promise<{ worker: Worker; feed: MemoryFeed }>;
}

const presets = new URL('../../../presets/', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('lathe.lock.json', presets), 'utf8')) as Record<string, string>;
const host = openHost(process.env, { confinement: 'auto' }); // as the service does

/** Starts it; the caller disposes of the subject. */
export async function startService(subject: Subject, options: Partial<WorkerOptions> = {}): Promise<Service> {
  const base = subject.uri('lathe');
  const { storage } = subject;
  const registry = openRegistry({ storage, base });
  for (const label of ['loudness_only_v1', 'voice_over_music_v1', 'wav_master_v1', 'audio_only_master_v1']) {
    const text = readFileSync(new URL(`artifacts/sha256/${hashOf(label)}.json`, presets), 'utf8');
    await registry.publishArtifact(text);
  }
  const ledger = openLedger({ storage, base });
  const feed = memoryFeed();
  const scratch = join(subject.folder, 'scratch');
  const logged: string[] = [];
  const logger = pino({}, { write: (line: string) => void logged.push(line) });
  const common = {
    ledger,
    storage,
    registry,
    host: await host,
    logger,
    scratchRoot: scratch,
    outputsBase: `${base}/masters`,
  };
  const open = async (more: Partial<WorkerOptions>, itsFeed: MemoryFeed) => {
    const worker = openWorker({ ...common, workerId: 'worker-1', feed: itsFeed, ...options, ...more });
    await worker.start();
    return { worker, feed: itsFeed };
  };
  const { worker } = await open({}, feed);
  return {
    subject,
    ledger,
    feed,
    worker,
    scratch,
    logged,
    store: async (key, path) => void (await storage.putFile(subject.uri(key), path)),
    submit: async (job) => {
      const request = await requestOf(subject, job);
      await ledger.accept(request);
      feed.records.delete(request.id);
      await feed.apply(request.id, { type: 'submitted', at: request.createdAt, request, round: 1 });
      return request;
    },
    read: async (key) => (await storage.getBytes(subject.uri(key))).content,
    json: async (key) =>
      JSON.parse((await storage.getBytes(subject.uri(key))).content.toString()) as Record<string, unknown>,
    keys: async (below) => {
      const { objects } = await storage.list(subject.uri(below));
      return objects.map(({ uri }) => uri.slice(subject.uri(below).length));
    },
    another: (more) => open(more, memoryFeed()),
  };
}

async function requestOf(
  subject: Subject,
  { inputs, preset = 'loudness_only_v1', profile = 'wav_master_v1', ...more }: JobOf,
): Promise<AcceptedJob> {
  const referenced = Object.entries(inputs).map(async ([name, given]) => {
    const { key, ...more } = typeof given === 'string' ? { key: given } : given;
    const uri = subject.uri(key);
    const found = await subject.storage.head(uri);
    const { etag, bytes } = found ?? { etag: 'gone', bytes: 0 };
    return [name, { uri, etag, bytes, ...more }] as const;
  });
  return jobRequest({
    createdAt: new Date().toISOString(),
    preset: { hash: hashOf(preset), label: preset },
    profile: { hash: hashOf(profile), label: profile },
    inputs: Object.fromEntries(await Promise.all(referenced)),
    ...more,
  });
}

function hashOf(label: string): string {
  const hash = lock[label];
  if (hash === undefined) throw new Error(`${label} does not ship`);
  return hash.replace('sha256:', '');
}
