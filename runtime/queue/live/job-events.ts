import type { Redis } from 'ioredis';
import type { JobEvent, JobProgress, JobState } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { PublishedEvent } from '../../jobs/job-queue.ts';
import { settled } from '../connection/connect.ts';
import { within, withRedis } from '../connection/unavailable.ts';
import type { QueueKeys } from '../keys.ts';
import { news } from './news.ts';
import type { Subscriptions } from './subscriptions.ts';

export interface Live {
  readonly redis: Redis;
  readonly keys: QueueKeys;
  readonly subscriptions: Subscriptions;
}

/** Even where every message was lost, a reader looks this often. */
export const LOOK_AGAIN_MS = 15_000;

const PAGE = 200;

/**
 * What happened to a job after an event, and what goes on happening, until it has ended or is aborted.
 *
 * Messages only say that there is news: all is read from the job's stream, behind what was read last. So nothing is
 * missing between what was and what comes, and nothing comes twice. Progress is in no stream; it bears the id of the event
 * before it, and how many came since.
 */
export async function* jobEvents(
  { redis, keys, subscriptions }: Live,
  id: JobId,
  { after, signal }: { readonly after?: string | undefined; readonly signal: AbortSignal },
): AsyncIterable<PublishedEvent> {
  const heard = news();
  const end = await withRedis(() => within(subscriptions.listen(keys.news(id), heard.tell), 4_000));
  try {
    let last = streamId(after);
    let state = await stateOf(redis, keys, id);
    let progress: string | undefined;
    for (let since = 1; !signal.aborted; since += 1) {
      const entries = await withRedis(() => redis.xrange(keys.events(id), `(${last}`, '+', 'COUNT', PAGE));
      for (const entry of entries) {
        const event = publishedEvent(id, entry);
        ({ eventId: last, state } = event);
        since = 1;
        yield event;
      }
      if (entries.length === PAGE) continue;
      if (state === undefined || isTerminal(state)) return;
      if (progress !== undefined) yield progressEvent(id, `${last}/${since}`, progress);
      progress = await heard.next(signal, LOOK_AGAIN_MS);
      await settled(redis); // after an outage it may be back a moment later than the connection that hears
      state = (await stateOf(redis, keys, id)) ?? state;
    }
  } finally {
    end();
  }
}

/** Asked before the events are read, so that an end is never seen without the event that brought it. */
async function stateOf(redis: Redis, keys: QueueKeys, id: JobId): Promise<JobState | undefined> {
  const state = await withRedis(() => redis.hget(keys.record(id), 'state'));
  return (state ?? undefined) as JobState | undefined; // as the transition script wrote it
}

/** The part of an event's id that the stream knows; from the beginning where it is none of ours. */
function streamId(after: string | undefined): string {
  return /^\d{1,15}-\d{1,15}(?=$|\/)/.exec(after ?? '')?.[0] ?? '0-0';
}

function publishedEvent(jobId: JobId, [eventId, fields]: [id: string, fields: string[]]): PublishedEvent {
  const [, state, , event = ''] = fields; // in the order in which the transition script adds them
  return { eventId, jobId, state: state as JobState, event: JSON.parse(event) as JobEvent };
}

function progressEvent(jobId: JobId, eventId: string, message: string): PublishedEvent {
  const progress = JSON.parse(message) as JobProgress; // published by the progress script
  const event = { type: 'progress', at: new Date().toISOString(), progress } as const;
  return { eventId, jobId, state: 'PROCESSING', event };
}
