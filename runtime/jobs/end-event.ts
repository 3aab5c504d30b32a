import type { JobEvent, JobResult } from '../../schemas/generated/job.ts';

/** The event that tells of a result. */
export function endEvent(result: JobResult): JobEvent {
  const at = result.endedAt;
  switch (result.state) {
    case 'COMPLETED':
      return { type: 'completed', at, result };
    case 'DEAD':
      return { type: 'died', at, result };
    case 'CANCELLED':
      return { type: 'cancelled', at, result };
  }
}
