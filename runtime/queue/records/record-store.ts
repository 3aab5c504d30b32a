import type { Redis } from 'ioredis';
import type { JobProgress, JobRecord } from '../../../schemas/generated/job.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { FoundJob } from '../../jobs/job-queue.ts';
import type { QueueKeys } from '../keys.ts';
import { loadScript } from '../scripts/script.ts';
import { readKept } from './kept-record.ts';
import { readWritten, type Transition, transitionCommand, type Written } from './transition.ts';

/** The records of jobs in Redis. */
export interface RecordStore {
  read(id: JobId): Promise<JobRecord | undefined>;
  readAll(ids: readonly string[]): Promise<readonly JobRecord[]>;
  find(id: JobId): Promise<FoundJob | undefined>;
  /** Writes a record with all that goes with it: indexes, event, webhook and counts, at once. */
  write(transition: Transition): Promise<Written>;
  /** The id of the latest write. */
  lastWrite(id: JobId): Promise<string | undefined>;
}

/** How long a job is remembered after it ended, unless told otherwise. */
export const KEPT_DAYS = 14;

const transitionScript = loadScript('transition');

export function recordStore(redis: Redis, keys: QueueKeys, keptDays: number): RecordStore {
  const read = async (id: string): Promise<JobRecord | undefined> => {
    const [record, request] = await redis.hmget(keys.record(id), 'record', 'request');
    return readKept(record, request);
  };
  return {
    read,
    readAll: async (ids) => (await Promise.all(ids.map(read))).filter((record) => record !== undefined),
    find: async (id) => {
      const [record, request, progress] = await redis.hmget(keys.record(id), 'record', 'request', 'progress');
      const found = readKept(record, request);
      return found === undefined ? undefined : withProgress(found, progress);
    },
    write: async (transition) =>
      readWritten(await transitionScript(redis, ...transitionCommand(transition, keys, keptDays))),
    lastWrite: async (id) => (await redis.hget(keys.record(id), 'write')) ?? undefined,
  };
}

function withProgress(record: JobRecord, kept: string | null | undefined): FoundJob {
  if (typeof kept !== 'string') return { record };
  return { record, progress: JSON.parse(kept) as JobProgress }; // written by the progress script, which fences it
}
