import type { Redis } from 'ioredis';
import type { JobEvent, JobProgress, JobRecord } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { FoundJob } from '../../jobs/job-queue.ts';
import { samplesOf } from '../../telemetry/samples.ts';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';
import { webhookBody } from '../webhooks/webhook-body.ts';
import { lastingIndexes, stateIndex } from './indexes.ts';
import { transitionFigures } from './transition-figures.ts';

/** What a worker must still hold for its word to count. */
export interface HeldLock {
  readonly key: string;
  readonly token: string;
}

/** One write of a record: it counts if the record still is what it was `before`. */
export interface Transition {
  readonly before: JobRecord | undefined;
  readonly after: JobRecord;
  readonly event: JobEvent;
  /** Made once for each event: a write that is repeated, because its answer was lost, is known by it. */
  readonly writeId: string;
  readonly lock?: HeldLock | undefined;
}

export type Written =
  | { readonly kind: 'written' }
  | { readonly kind: 'conflict'; readonly standing: JobRecord | undefined }
  | { readonly kind: 'lock_lost' };

/** The records of jobs in Redis. */
export interface RecordStore {
  read(id: JobId): Promise<JobRecord | undefined>;
  readAll(ids: readonly string[]): Promise<readonly JobRecord[]>;
  find(id: JobId): Promise<FoundJob | undefined>;
  /** Writes a record with all that goes with it: indexes, event, webhook and figures, at once. */
  write(transition: Transition): Promise<Written>;
  /** The id of the latest write. */
  lastWrite(id: JobId): Promise<string | undefined>;
}

const transitionScript = loadScript('transition');
/** How long a job is remembered after it ended, unless told otherwise. */
export const KEPT_DAYS = 14;

const DAY_MS = 86_400_000;

/** @param keptDays how long a job is remembered after it ended */
export function recordStore(redis: Redis, keys: QueueKeys, keptDays: number): RecordStore {
  return {
    read: async (id) => parse<JobRecord>(await redis.hget(keys.record(id), 'record')),
    readAll: async (ids) => {
      const records = await Promise.all(ids.map((id) => redis.hget(keys.record(id), 'record')));
      return records.flatMap((text) => parse<JobRecord>(text) ?? []);
    },
    find: async (id) => {
      const [record, progress] = await redis.hmget(keys.record(id), 'record', 'progress');
      const found = parse<JobRecord>(record);
      return found === undefined ? undefined : withProgress(found, parse<JobProgress>(progress));
    },
    write: async (transition) => {
      const answer = await transitionScript(redis, ...commandOf(transition, keys, keptDays));
      return readAnswer(answer as readonly [number, string?]); // by the script's last lines
    },
    lastWrite: async (id) => (await redis.hget(keys.record(id), 'write')) ?? undefined,
  };
}

function withProgress(record: JobRecord, progress: JobProgress | undefined): FoundJob {
  return progress?.attempt === record.attempt && record.state === 'PROCESSING' ? { record, progress } : { record };
}

function commandOf({ before, after, event, writeId, lock }: Transition, keys: QueueKeys, keptDays: number) {
  const { id, request, updatedAt } = after;
  const stateAfter = stateIndex(keys, after.state);
  const samples = transitionFigures(event, after).flatMap(samplesOf);
  const hook = request.notifyUrl === undefined ? ['', ''] : [webhookBody(event, after), request.notifyUrl];
  const expiresAt = isTerminal(after.state) ? Date.parse(updatedAt) + keptDays * DAY_MS : '';
  const scriptKeys = [
    keys.record(id),
    keys.events(id),
    keys.clock,
    keys.outbox,
    keys.expiry,
    keys.metrics,
    before === undefined ? '' : stateIndex(keys, before.state),
    stateAfter,
    ...(before === undefined ? lastingIndexes(keys, request) : []),
  ];
  const args = [
    before?.version ?? 0,
    writeId,
    id,
    JSON.stringify(after),
    after.version,
    after.state,
    after.attempt,
    JSON.stringify(event),
    expiresAt,
    keys.news(id),
    lock?.key ?? '',
    lock?.token ?? '',
    ...hook,
    Date.parse(updatedAt),
    samples.length,
    ...samples.flatMap(({ field, add }) => [field, add]),
  ];
  return [scriptKeys, args] as const;
}

function readAnswer([code, record]: readonly [number, string?]): Written {
  if (code === 1) return { kind: 'written' };
  if (code === -1) return { kind: 'lock_lost' };
  return { kind: 'conflict', standing: parse<JobRecord>(record) };
}

/** What was written by `write` or by the progress script. */
function parse<Document>(text: string | null | undefined): Document | undefined {
  return text === null || text === undefined ? undefined : (JSON.parse(text) as Document);
}
