import { advance } from '../../../runtime/jobs/advance.ts';
import type { JobQueue } from '../../../runtime/jobs/job-queue.ts';
import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';

/** The part of a queue that recovery works with, in memory. */
export interface MemoryQueue
  extends Pick<JobQueue, 'apply' | 'enqueue' | 'find' | 'holds' | 'withdraw' | 'tellCancelled'> {
  readonly records: Map<string, JobRecord>;
  /** `<id> <round>` of what waits. */
  readonly waiting: Set<string>;
  /** Jobs whose workers were told to stop. */
  readonly calledOff: Set<string>;
  readonly events: JobEvent[];
  /** Those of them that nobody was to be told of. */
  readonly past: JobEvent[];
}

export function memoryQueue(): MemoryQueue {
  const records = new Map<string, JobRecord>();
  const [waiting, calledOff] = [new Set<string>(), new Set<string>()];
  const [events, past]: [JobEvent[], JobEvent[]] = [[], []];
  const queue: MemoryQueue = {
    records,
    waiting,
    calledOff,
    events,
    past,
    apply: async (id, event, { isPast = false } = {}) => {
      const before = records.get(id);
      const advanced = advance(before, event);
      if ('refused' in advanced) return { record: before, refused: advanced.refused };
      records.set(id, advanced.record);
      events.push(event);
      if (isPast) past.push(event);
      return { record: advanced.record };
    },
    enqueue: async (request, round) => {
      const at = request.createdAt;
      const id = request.id as Parameters<JobQueue['apply']>[0]; // as accepted
      await queue.apply(id, { type: 'submitted', at, request, round });
      waiting.add(`${id} ${round}`);
      const record = records.get(id);
      if (record === undefined) throw new Error('it was just submitted');
      return record;
    },
    find: async (id) => {
      const record = records.get(id);
      return record === undefined ? undefined : { record };
    },
    withdraw: async (id, round) => void waiting.delete(`${id} ${round}`),
    tellCancelled: async (id) => void calledOff.add(id),
    holds: async (id, round) => waiting.has(`${id} ${round}`),
  };
  return queue;
}
