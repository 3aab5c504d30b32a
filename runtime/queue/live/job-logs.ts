import type { JobState } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { JobLogLine } from '../../jobs/job-queue.ts';
import { settled } from '../connection/connect.ts';
import { within, withRedis } from '../connection/unavailable.ts';
import { type Live, LOOK_AGAIN_MS } from './job-events.ts';
import { news } from './news.ts';

export interface LogOptions {
  readonly attempt?: number | undefined;
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

const PAGE = 500;

/** The lines of a job's log that are still there, and the coming ones if they are followed. */
export async function* jobLogs(
  { redis, keys, subscriptions }: Live,
  id: JobId,
  { attempt, follow, signal }: LogOptions,
): AsyncIterable<JobLogLine> {
  const heard = news();
  const channels = follow ? [keys.news(id), keys.logNews(id)] : [];
  const listening = Promise.all(channels.map((channel) => subscriptions.listen(channel, heard.tell)));
  const ends = await withRedis(() => within(listening, 4_000));
  try {
    for (let last = '0-0'; !signal.aborted; ) {
      // A job ends after its last line was shipped, so it is asked before the lines are read.
      const state = follow ? await withRedis(() => redis.hget(keys.record(id), 'state')) : null;
      const lines = await withRedis(() => redis.xrange(keys.logs(id), `(${last}`, '+', 'COUNT', PAGE));
      for (const [lineId, [, of, , line = '']] of lines) {
        last = lineId;
        if (attempt === undefined || Number(of) === attempt) yield { id: lineId, attempt: Number(of), line };
      }
      if (lines.length === PAGE) continue;
      if (state === null || isTerminal(state as JobState)) return; // as the transition script wrote it
      await heard.next(signal, LOOK_AGAIN_MS);
      await settled(redis); // as with events
    }
  } finally {
    for (const end of ends) end();
  }
}
