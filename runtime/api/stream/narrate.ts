import type { JobRecord } from '../../../schemas/generated/job.ts';
import { LatheFailure } from '../../failure/failure.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { JobQueue, PublishedEvent } from '../../jobs/job-queue.ts';
import { eventView, lastEvent } from '../jobs/event-view.ts';
import { within } from './heartbeats.ts';
import { GREETING, sentEvent } from './server-sent.ts';

/** How long to wait for the events of a job that is over: no more come, and some queues do not say so. */
const SILENCE_MS = 1_000;

/** What is told of a job, and to whom. */
export interface Narration {
  readonly record: JobRecord;
  readonly after: string | undefined;
  /** Aborts when nobody listens any more. */
  readonly signal: AbortSignal;
}

/** The events of a job as a stream of texts, which ends after the event that ended the job, in the round that it is in. */
export async function* narrate(
  queue: Pick<JobQueue, 'events'>,
  { record, after, signal }: Narration,
): AsyncGenerator<string> {
  yield GREETING;
  for await (const published of queue.events(record.id as JobId, { after, signal })) {
    yield sentEvent(eventView(published), published.eventId);
    if (isEnd(published, record)) return;
  }
}

/**
 * The events of a job that is over. Where the queue no longer keeps them, the last one is told from how the job stands.
 *
 * @returns undefined where the listener knows the last one already
 */
export async function narrateEnded(
  queue: Pick<JobQueue, 'events'>,
  { record, after, signal }: Narration,
): Promise<readonly string[] | undefined> {
  const published = await kept(queue, { record, after, signal });
  const told = published.map((one) => sentEvent(eventView(one), one.eventId));
  if (published.some((one) => isEnd(one, record))) return [GREETING, ...told];
  if (after !== undefined && published.length === 0) return undefined;
  const last = lastEvent(record);
  return [GREETING, ...told, ...(last === undefined ? [] : [sentEvent(last, undefined)])];
}

async function kept(
  queue: Pick<JobQueue, 'events'>,
  { record, after, signal }: Narration,
): Promise<readonly PublishedEvent[]> {
  const enough = new AbortController();
  const options = { after, signal: AbortSignal.any([signal, enough.signal]) };
  const iterator = queue.events(record.id as JobId, options)[Symbol.asyncIterator]();
  const found: PublishedEvent[] = [];
  try {
    while (true) {
      const next = await within(iterator.next(), SILENCE_MS);
      if (next === undefined || next.done === true) return found;
      found.push(next.value);
      if (isEnd(next.value, record)) return found;
    }
  } catch (thrown) {
    if (thrown instanceof LatheFailure && thrown.code === 'queue/unavailable') return found;
    throw thrown;
  } finally {
    enough.abort();
  }
}

/** A job may have died before, and been taken up again: the end of an earlier round is none. */
function isEnd({ event }: PublishedEvent, { round }: JobRecord): boolean {
  return 'result' in event && event.result.round >= round;
}
