import type { Redis } from 'ioredis';
import type { JobRecord } from '../../../schemas/generated/job.ts';
import type { JobFilter, JobPage } from '../../jobs/job-queue.ts';
import type { QueueKeys } from '../keys.ts';
import { ALL, filterIndexes } from './indexes.ts';
import type { RecordStore } from './record-store.ts';

const STEP = 200;
/** What one page looks at before it is given as it is, with a cursor to go on: no question keeps Redis busy. */
const MOST_LOOKED_AT = 5_000;

/**
 * Finds jobs, newest first. Ids sort by the time they were made, so the cursor is the id that was looked at last, and it
 * holds whatever is added meanwhile.
 */
export async function listJobs(redis: Redis, keys: QueueKeys, store: RecordStore, filter: JobFilter): Promise<JobPage> {
  const limit = Math.min(Math.max(1, Math.trunc(filter.limit ?? 50)), 200);
  const indexes = filterIndexes(filter).map(keys.index);
  const [walked = keys.index(ALL), ...others] = await smallestFirst(redis, indexes);
  const jobs: JobRecord[] = [];
  let cursor = filter.cursor;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += STEP) {
    const below = cursor === undefined ? '+' : `(${cursor}`;
    const ids = await redis.zrange(walked, below, '-', 'BYLEX', 'REV', 'LIMIT', 0, STEP);
    const common = await inAll(redis, others, ids);
    const wanted = common.slice(0, limit - jobs.length);
    const found = await store.readAll(wanted);
    // A job may have gone on between index and record.
    jobs.push(...found.filter(({ state }) => filter.state === undefined || state === filter.state));
    const isWhole = wanted.length === common.length;
    cursor = isWhole ? ids.at(-1) : wanted.at(-1);
    if (isWhole && ids.length < STEP) return { jobs };
    if (jobs.length >= limit) break;
  }
  return cursor === undefined ? { jobs } : { jobs, cursor };
}

async function smallestFirst(redis: Redis, indexes: readonly string[]): Promise<readonly string[]> {
  if (indexes.length === 1) return indexes;
  const sized = await Promise.all(indexes.map(async (index) => ({ index, size: await redis.zcard(index) })));
  return sized.toSorted((one, other) => one.size - other.size).map(({ index }) => index);
}

async function inAll(redis: Redis, indexes: readonly string[], ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0 || indexes.length === 0) return ids;
  const scores = await Promise.all(indexes.map((index) => redis.zmscore(index, ...ids)));
  return ids.filter((_, at) => scores.every((of) => of[at] !== null));
}
