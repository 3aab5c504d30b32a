import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { isTerminal } from '../../jobs/advance.ts';
import type { Observation } from '../../jobs/job-feed.ts';
import { observe } from '../../telemetry/observe.ts';

/** The figures that a transition adds to. */
export function transitionFigures(event: JobEvent, after: JobRecord): readonly Observation[] {
  return [
    observe('lathe_job_transitions_total', { state: after.state }, 1),
    ...(event.type === 'started' ? [observe('lathe_job_attempts_total', {}, 1)] : []),
    ...failures(event),
    ...(isTerminal(after.state) ? [duration(after)] : []),
  ];
}

function failures(event: JobEvent): readonly Observation[] {
  if (event.type === 'attempt_failed') return [observe('lathe_job_failures_total', { code: event.error.code }, 1)];
  if (event.type === 'died') return [observe('lathe_job_failures_total', { code: event.result.error.code }, 1)];
  return [];
}

function duration({ request, state, endedAt, updatedAt }: JobRecord): Observation {
  const seconds = (Date.parse(endedAt ?? updatedAt) - Date.parse(request.createdAt)) / 1000;
  return observe('lathe_job_duration_seconds', { kind: request.kind, state }, Math.max(0, seconds));
}
