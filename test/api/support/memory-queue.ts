import { EventEmitter, on } from 'node:events';
import { failure } from '../../../runtime/failure/failure.ts';
import { advance, isTerminal } from '../../../runtime/jobs/advance.ts';
import type { JobId } from '../../../runtime/jobs/job-id.ts';
import type {
  Applied,
  FoundJob,
  JobFilter,
  JobLogLine,
  JobPage,
  JobQueue,
  PublishedEvent,
} from '../../../runtime/jobs/job-queue.ts';
import type { JobEvent, JobProgress, JobRecord, JobRequest } from '../../../schemas/generated/job.ts';

/** A queue in memory that keeps to what the port promises, records by `advance` included, and can be down. */
export interface MemoryQueue extends JobQueue {
  /** While it is down every method fails as a Redis does that is away. */
  down: boolean;
  readonly queued: Set<string>;
  readonly calls: string[];
  workers: number;
  /** What a worker says of where it stands. */
  progress(id: JobId, progress: JobProgress): void;
  log(id: JobId, attempt: number, line: string): void;
  /** What Redis loses when it loses everything. */
  lose(): void;
}

export function memoryQueue(): MemoryQueue {
  const records = new Map<JobId, JobRecord>();
  const progress = new Map<JobId, JobProgress>();
  const published: PublishedEvent[] = [];
  const lines: (JobLogLine & { readonly jobId: JobId })[] = [];
  const news = new EventEmitter().setMaxListeners(0);
  const queued = new Set<string>();
  const calls: string[] = [];

  const called = (what: string): void => {
    if (queue.down) throw failure('queue/unavailable', { reason: 'it is down' });
    calls.push(what);
  };
  const publish = (jobId: JobId, event: PublishedEvent['event']): void => {
    const state = records.get(jobId)?.state ?? 'PENDING';
    published.push({ eventId: `${1000 + published.length}-0`, jobId, state, event });
    news.emit('news');
  };
  const apply = (id: JobId, event: JobEvent): Applied => {
    const advanced = advance(records.get(id), event);
    if ('refused' in advanced) return { record: records.get(id), refused: advanced.refused };
    records.set(id, advanced.record);
    publish(id, event);
    return { record: advanced.record };
  };
  /** Items that fit, those there are and those to come, until there can be no more. */
  async function* follow<Item>(
    items: readonly Item[],
    from: number,
    signal: AbortSignal,
    isOver: () => boolean,
  ): AsyncGenerator<Item> {
    let at = from;
    const heard = on(news, 'news', { signal });
    try {
      while (true) {
        while (at < items.length) {
          const item = items[at];
          at += 1;
          if (item !== undefined) yield item;
        }
        if (isOver()) return;
        await heard.next();
      }
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    } finally {
      await heard.return?.();
    }
  }
  const isOver = (id: JobId): boolean => isTerminal(records.get(id)?.state ?? 'COMPLETED');

  const queue: MemoryQueue = {
    down: false,
    workers: 1,
    queued,
    calls,
    enqueue: async (request: JobRequest, round) => {
      const id = request.id as JobId;
      called(`enqueue ${id} ${round}`);
      if (!records.has(id)) apply(id, { type: 'submitted', at: request.createdAt, request, round });
      const record = records.get(id);
      if (record === undefined) throw new Error('submitted was refused');
      if (!isTerminal(record.state)) queued.add(`${id} ${round}`);
      return record;
    },
    apply: async (id, event) => {
      called(`apply ${event.type}`);
      return apply(id, event);
    },
    find: async (id): Promise<FoundJob | undefined> => {
      called('find');
      const record = records.get(id);
      const at = progress.get(id);
      return record === undefined ? undefined : { record, ...(at === undefined ? {} : { progress: at }) };
    },
    list: async (filter): Promise<JobPage> => {
      called('list');
      const all = [...records.values()]
        .filter((record) => fits(record, filter))
        .sort((one, other) => (one.id < other.id ? 1 : -1));
      const after = filter.cursor === undefined ? all : all.filter(({ id }) => id < (filter.cursor ?? ''));
      const jobs = after.slice(0, filter.limit ?? 50);
      const last = jobs.at(-1);
      return jobs.length < after.length && last !== undefined ? { jobs, cursor: last.id } : { jobs };
    },
    withdraw: async (id, round) => {
      called('withdraw');
      queued.delete(`${id} ${round}`);
    },
    tellCancelled: async () => called('tellCancelled'),
    holds: async (id, round) => queued.has(`${id} ${round}`),
    depth: async () => {
      called('depth');
      return { waiting: { 100: queued.size }, delayed: 0, active: 0, oldestWaitSeconds: 0, workers: queue.workers };
    },
    events: (id, { after, signal }) => {
      called('events');
      const from = after === undefined ? 0 : published.findIndex(({ eventId }) => eventId > after);
      return only(
        follow(published, from < 0 ? published.length : from, signal, () => isOver(id)),
        id,
      );
    },
    logs: (id, { attempt, follow: follows, signal }) => {
      called('logs');
      const wanted = (line: JobLogLine) => attempt === undefined || line.attempt === attempt;
      return filter(
        only(
          follow(lines, 0, signal, () => !follows || isOver(id)),
          id,
        ),
        wanted,
      );
    },
    onLoss: () => {},
    ping: async () => called('ping'),
    close: async () => {},
    progress: (id, at) => {
      progress.set(id, at);
      publish(id, { type: 'progress', at: new Date().toISOString(), progress: at });
    },
    log: (jobId, attempt, line) => {
      lines.push({ jobId, attempt, line, id: String(lines.length) });
      news.emit('news');
    },
    lose: () => {
      records.clear();
      progress.clear();
      queued.clear();
      published.length = 0;
      lines.length = 0;
    },
  };
  return queue;
}

function fits({ state, request }: JobRecord, { state: wanted, preset, tag, externalId }: JobFilter): boolean {
  const [key = '', ...value] = tag?.split('=') ?? [];
  return (
    (wanted === undefined || state === wanted) &&
    (preset === undefined || request.preset.label === preset || request.preset.hash === preset) &&
    (tag === undefined || (Object.hasOwn(request.tags, key) && request.tags[key] === value.join('='))) &&
    (externalId === undefined || request.externalId === externalId)
  );
}

async function* only<Item extends { readonly jobId: JobId }>(
  items: AsyncIterable<Item>,
  id: JobId,
): AsyncGenerator<Item> {
  for await (const item of items) if (item.jobId === id) yield item;
}

async function* filter<Item>(items: AsyncIterable<Item>, wanted: (item: Item) => boolean): AsyncGenerator<Item> {
  for await (const item of items) if (wanted(item)) yield item;
}
