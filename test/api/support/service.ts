import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { Ajv } from 'ajv';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { expect } from 'vitest';
import { hashIn } from '../../../compiler/artifact/canonical.ts';
import { openApi } from '../../../runtime/api/open-api.ts';
import type { ApiOptions } from '../../../runtime/api/options.ts';
import { components } from '../../../runtime/api/schema/components.ts';
import type { Ledger } from '../../../runtime/ledger/ledger.ts';
import { openLedger } from '../../../runtime/ledger/open-ledger.ts';
import { openRegistry } from '../../../runtime/registry/open-registry.ts';
import type { Registry } from '../../../runtime/registry/registry.ts';
import { readAllowList } from '../../../runtime/storage/uri/allow-list.ts';
import { readWebhookOrigins } from '../../../runtime/webhooks/origins.ts';
import { fileSubject, type Subject, s3Subject } from '../../storage/support/subject.ts';
import { type MemoryQueue, memoryQueue } from './memory-queue.ts';

/** A whole API with real storage, ledger and registry, and the shipped presets published in it. */
export interface Service extends AsyncDisposable {
  readonly app: FastifyInstance;
  readonly queue: MemoryQueue;
  readonly ledger: Ledger;
  readonly subject: Subject;
  /** Every line that was logged. */
  readonly log: readonly string[];
  /** Where the service keeps its own. */
  readonly base: string;
  readonly ask: (
    method: 'GET' | 'POST' | 'HEAD',
    url: string,
    payload?: unknown,
    headers?: InjectOptions['headers'],
  ) => Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the answer holds; tests compare it as a whole
  readonly body: any;
  readonly text: string;
  readonly headers: LightMyRequestResponse['headers'];
}

const presets = new URL('../../../presets/', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('lathe.lock.json', presets), 'utf8')) as Readonly<Record<string, string>>;

export const hashes: Readonly<Record<string, string>> = lock;

/** The service over files; `s3` is one over a strict S3 server of our own, in the bucket `lathe-test`. */
export async function openService(options: Partial<ApiOptions> = {}, kind: 'file' | 's3' = 'file'): Promise<Service> {
  const subject: Subject = kind === 'file' ? await fileSubject() : await s3Subject();
  const { storage } = subject;
  const base = subject.uri('lathe');
  const registry = openRegistry({ storage, base });
  await Promise.all(Object.entries(lock).map(([label, address]) => publish(registry, label, address)));
  const queue = memoryQueue();
  const ledger = openLedger({ storage, base });
  const log: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      log.push(String(chunk));
      done();
    },
  });
  const app = await openApi({
    queue,
    ledger,
    storage,
    registry,
    logger: pino({ level: 'trace' }, sink),
    tokens: [],
    allow: {
      inputs: readAllowList([subject.uri('in')]),
      outputs: readAllowList([subject.uri('out')]),
      webhooks: readWebhookOrigins(['https://caller.internal']),
    },
    outputsBase: `${base}/masters`,
    metrics: async () => 'lathe_jobs_submitted_total 1\n',
    version: '1.2.3',
    limits: { requestsPerMinute: 1_000_000 },
    ...options,
  });
  return {
    app,
    queue,
    ledger,
    subject,
    log,
    base,
    ask: (method, url, payload, headers = {}) =>
      ask(app, { method, url, headers, ...(payload === undefined ? {} : { payload: payload as object }) }),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await subject[Symbol.asyncDispose]();
    },
  };
}

async function publish(registry: Registry, label: string, address: string): Promise<void> {
  const hash = hashIn(address);
  if (hash === undefined) throw new Error('the lock is broken');
  await registry.publishArtifact(readFileSync(new URL(`artifacts/sha256/${hash}.json`, presets), 'utf8'));
  await registry.publishLabel({ label, hash, title: `What ${label} is for.` });
}

/** Puts something where inputs may lie. @returns its URI */
export async function put(
  { subject }: Pick<Service, 'subject'>,
  key = 'in/original.mp4',
  content = 'sound',
): Promise<string> {
  const uri = subject.uri(key);
  await subject.storage.putBytes(uri, content);
  return uri;
}

/** The smallest submission there is, of an input that is there. */
export async function smallest(service: Pick<Service, 'subject'>) {
  return { inputAssetId: await put(service), audioProfile: 'dialogue_clean_v1', outputProfile: 'audio_only_master_v1' };
}

const ajv = new Ajv({ strictTypes: false, schemas: [...components()] });

/** Asks, and holds every JSON that is answered to the schema that the document names for it. */
async function ask(app: FastifyInstance, request: InjectOptions): Promise<Answered> {
  const response = await app.inject(request);
  const type = String(response.headers['content-type'] ?? '');
  const isJson = /^application\/(problem\+)?json/.test(type) && response.body !== '';
  const body: unknown = isJson ? JSON.parse(response.body) : undefined;
  if (type.startsWith('application/problem+json')) conform('Problem', body);
  return { status: response.statusCode, body, text: response.body, headers: response.headers };
}

/** Fails where a value is not as a schema of the API says. */
export function conform(component: string, value: unknown): void {
  const validate = ajv.compile({ $ref: `${component}#` });
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
