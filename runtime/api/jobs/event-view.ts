import type { Event } from '../../../schemas/generated/api.ts';
import type { JobRecord } from '../../../schemas/generated/job.ts';
import type { PublishedEvent } from '../../jobs/job-queue.ts';
import { outcomeView } from './job-view.ts';

/** An event as callers see it. */
export function eventView({ jobId, state, event }: Pick<PublishedEvent, 'jobId' | 'state' | 'event'>): Event {
  const common = { type: event.type, jobId, state, at: event.at };
  switch (event.type) {
    case 'submitted':
    case 'retried':
      return { ...common, round: event.round };
    case 'started':
      return { ...common, attempt: event.attempt, worker: event.worker };
    case 'attempt_failed':
      return { ...common, attempt: event.attempt, error: event.error, nextAttemptAt: event.nextAttemptAt };
    case 'due':
      return common;
    case 'returned':
      return { ...common, attempt: event.attempt, why: event.why };
    case 'progress':
      return { ...common, attempt: event.progress.attempt, progress: event.progress };
    case 'completed': {
      const { round, attempt, worker } = event.result;
      return { ...common, round, attempt, worker, outcome: outcomeView(event.result, true) };
    }
    case 'died': {
      const { round, attempt, reason, error } = event.result;
      return { ...common, round, attempt, reason, error };
    }
    case 'cancelled':
      return { ...common, round: event.result.round, why: event.result.why };
  }
}

/** The last event of a job that is over, told from how it stands: where the events themselves are no longer kept. */
export function lastEvent(record: JobRecord): Event | undefined {
  const { id: jobId, state, round, attempt, reason, error, why, result } = record;
  const common = { jobId, state, at: record.endedAt ?? record.updatedAt, round };
  switch (state) {
    case 'COMPLETED':
      return {
        type: 'completed',
        ...common,
        attempt,
        ...(result === undefined ? {} : { outcome: outcomeView(result, true) }),
      };
    case 'DEAD':
      return {
        type: 'died',
        ...common,
        attempt,
        ...(reason === undefined ? {} : { reason }),
        ...(error === undefined ? {} : { error }),
      };
    case 'CANCELLED':
      return { type: 'cancelled', ...common, ...(why === undefined ? {} : { why }) };
    default:
      return undefined;
  }
}
