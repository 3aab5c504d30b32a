import { failure } from '../../../runtime/failure/failure.ts';
import { advance } from '../../../runtime/jobs/advance.ts';
import type { AbortReason, ClaimHandler, JobFeed, Observation, Outcome } from '../../../runtime/jobs/job-feed.ts';
import type { JobId } from '../../../runtime/jobs/job-id.ts';
import type { JobEvent, JobProgress, JobRecord } from '../../../schemas/generated/job.ts';

/** A feed in memory, with records that follow the one rule. Nothing waits in it: a test hands each job to the worker. */
export interface MemoryFeed extends JobFeed {
  readonly records: Map<string, JobRecord>;
  readonly events: JobEvent[];
  readonly told: JobProgress[];
  readonly lines: string[];
  readonly observations: Observation[];
  /** Called with each progress, to do something in the middle of a job. */
  onProgress: (progress: JobProgress, stop: (reason: AbortReason) => void) => void;
  /** Whether Redis answers; records cannot be told anything where it does not. */
  isAway: boolean;
  /** Gives a job to the worker, and what it made of it. */
  give(id: JobId, round?: number): Promise<Outcome>;
}

export function memoryFeed(): MemoryFeed {
  let handler: ClaimHandler | undefined;
  let stop: (reason: AbortReason) => void = () => {};
  const feed: MemoryFeed = {
    records: new Map(),
    events: [],
    told: [],
    lines: [],
    observations: [],
    onProgress: () => {},
    isAway: false,
    start: (given) => {
      handler = given;
    },
    give: async (id, round = 1) => {
      if (handler === undefined) throw new Error('the worker was not started');
      const controller = new AbortController();
      stop = (reason) => controller.abort(reason);
      return await handler({ id, round, readyAt: new Date(), priority: 100, signal: controller.signal });
    },
    apply: async (id, event) => {
      if (feed.isAway) throw failure('queue/unavailable', { reason: 'the test took it away' });
      const before = feed.records.get(id);
      const advanced = advance(before, event);
      if ('refused' in advanced) return { record: before, refused: advanced.refused };
      feed.records.set(id, advanced.record);
      feed.events.push(event);
      return { record: advanced.record };
    },
    progress: (_, progress) => {
      feed.told.push(progress);
      feed.onProgress(progress, stop);
    },
    log: (_id, _attempt, line) => {
      feed.lines.push(line);
    },
    ship: async (observations) => {
      feed.observations.push(...observations);
    },
    drain: async () => stop('draining'),
  };
  return feed;
}
