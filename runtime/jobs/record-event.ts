import type { JobEvent, JobRecord, JobRequest } from '../../schemas/generated/job.ts';
import type { JobId } from './job-id.ts';
import type { ApplyHow, JobQueue } from './job-queue.ts';

/** A round of a job, as the ledger has it. */
export interface JobRound {
  readonly request: JobRequest;
  readonly round: number;
}

/**
 * Applies an event to a record. One that Redis has lost, or that missed that its job was taken up again, is first brought
 * to the round that the event is of.
 *
 * @throws LatheFailure `queue/unavailable`
 */
export async function recordEvent(
  queue: Pick<JobQueue, 'apply'>,
  id: JobId,
  round: JobRound,
  event: JobEvent,
  how?: ApplyHow,
): ReturnType<JobQueue['apply']> {
  const applied = await queue.apply(id, event, how);
  if (applied.refused === undefined) return applied;
  const missed = missedEvents(applied.record, round, event.at);
  if (missed.length === 0) return applied;
  for (const earlier of missed) await queue.apply(id, earlier, how);
  return await queue.apply(id, event, how);
}

/** What a record has not heard of, before anything of this round can be said to it. */
export function missedEvents(
  record: JobRecord | undefined,
  { request, round }: JobRound,
  at: string,
): readonly JobEvent[] {
  if (record === undefined) return [{ type: 'submitted', at: request.createdAt, request, round }];
  if (record.state !== 'DEAD' || record.round >= round) return [];
  return Array.from({ length: round - record.round }, (_, turn) => ({
    type: 'retried',
    at,
    round: record.round + turn + 1,
  }));
}
