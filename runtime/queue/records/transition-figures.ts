import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { Observation } from '../../jobs/job-feed.ts';
import { observe } from '../../telemetry/observe.ts';

/** What a transition counts: written with it, so that it is counted once. */
export function transitionCounts(event: JobEvent, after: JobRecord): readonly Observation[] {
  return [
    observe('lathe_job_transitions_total', { state: after.state }, 1),
    ...(event.type === 'started' ? [observe('lathe_job_attempts_total', {}, 1)] : []),
    ...failures(event),
  ];
}

/** How long a job took that has ended by this transition. */
export function jobDuration({ request, state, endedAt, updatedAt }: JobRecord): Observation | undefined {
  if (!isTerminal(state)) return undefined;
  const seconds = (Date.parse(endedAt ?? updatedAt) - Date.parse(request.createdAt)) / 1000;
  return observe('lathe_job_duration_seconds', { kind: request.kind, state }, Math.max(0, seconds));
}

function failures(event: JobEvent): readonly Observation[] {
  if (event.type === 'attempt_failed') return [observe('lathe_job_failures_total', { code: event.error.code }, 1)];
  if (event.type === 'died') return [observe('lathe_job_failures_total', { code: event.result.error.code }, 1)];
  return [];
}
