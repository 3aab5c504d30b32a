import { advance } from '../../runtime/jobs/advance.ts';
import { newJobId } from '../../runtime/jobs/job-id.ts';
import type { JobEvent, JobRecord, JobRequest } from '../../schemas/generated/job.ts';

const at = '2026-01-01T00:00:00.000Z';

export const error = {
  code: 'storage/unavailable',
  class: 'INFRA',
  retryable: true,
  message: 'the store did not answer',
  hint: 'try again',
} as const;

export const request: JobRequest = {
  format: 1,
  id: newJobId(),
  kind: 'master',
  createdAt: at,
  preset: { hash: 'a'.repeat(64) },
  profile: { hash: 'b'.repeat(64) },
  inputs: {},
  params: {},
  priority: 100,
  tags: {},
  verbose: false,
  reproducible: false,
  traceId: 'c'.repeat(32),
  bodySha256: 'd'.repeat(64),
};

const common = { format: 1, id: request.id, endedAt: at } as const;

/** One event of each type, for an attempt and a round. */
export function eventsOf(attempt: number, round: number) {
  return {
    submitted: { type: 'submitted', at, request, round },
    started: { type: 'started', at, attempt, worker: 'w1' },
    attempt_failed: { type: 'attempt_failed', at, attempt, error, nextAttemptAt: at },
    due: { type: 'due', at },
    returned: { type: 'returned', at, attempt, why: 'draining' },
    completed: { type: 'completed', at, result: { ...common, state: 'COMPLETED', round, attempt, worker: 'w1' } },
    died: { type: 'died', at, result: { ...common, state: 'DEAD', round, attempt, reason: 'exhausted', error } },
    cancelled: { type: 'cancelled', at, result: { ...common, state: 'CANCELLED', round, why: 'asked to' } },
    retried: { type: 'retried', at, round: round + 1 },
  } as const satisfies { readonly [Type in JobEvent['type']]: Extract<JobEvent, { type: Type }> };
}

/** The record after these events, each of which applies. */
export function after(...events: readonly JobEvent[]): JobRecord {
  let record: JobRecord | undefined;
  for (const event of events) {
    const advanced = advance(record, event);
    if ('refused' in advanced) throw new Error(`${event.type}: ${advanced.refused}`);
    ({ record } = advanced);
  }
  if (record === undefined) throw new Error('no event was given');
  return record;
}
