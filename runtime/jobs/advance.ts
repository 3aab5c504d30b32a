import type { JobEvent, JobRecord, JobState } from '../../schemas/generated/job.ts';

/** What an event made of a job, or why it does not apply. A refused event leaves the job as it is. */
export type Advanced = { readonly record: JobRecord } | { readonly refused: string };

/**
 * What an event makes of a job. This is the only place that knows which state follows on which; it is pure, and whoever
 * writes a record writes what this returned.
 *
 * Attempts are fenced by their number: what a worker says that lost its job, or was overtaken, is refused. So is whatever
 * comes after the end of a round.
 *
 * @param before undefined for a job that is not known yet
 */
export function advance(before: JobRecord | undefined, event: JobEvent): Advanced {
  if (event.type === 'submitted') return before === undefined ? first(event) : refuse('it is known already');
  if (before === undefined) return refuse('it is not known');
  if (event.type === 'retried') return retried(before, event);
  if (isTerminal(before.state)) return refuse(`it is ${before.state}`);
  switch (event.type) {
    case 'started':
      return event.attempt > before.attempt
        ? follow(before, event, 'PROCESSING', { attempt: event.attempt, worker: event.worker, startedAt: event.at })
        : overtaken(before, event.attempt);
    case 'attempt_failed':
      return runs(before, event.attempt) || isTakenUp(before, event.attempt)
        ? follow(before, event, 'FAILED', { error: event.error, nextAttemptAt: event.nextAttemptAt })
        : overtaken(before, event.attempt);
    case 'returned':
      return runs(before, event.attempt) ? follow(before, event, 'PENDING', {}) : overtaken(before, event.attempt);
    case 'due':
      return before.state === 'FAILED' ? follow(before, event, 'PENDING', {}) : refuse(`it is ${before.state}`);
    case 'completed':
    case 'died':
    case 'cancelled':
      return ended(before, event);
  }
}

/** Whether a job in this state stays so, unless somebody takes a dead one up again. */
export function isTerminal(state: JobState): boolean {
  return state === 'COMPLETED' || state === 'DEAD' || state === 'CANCELLED';
}

function first({ at, request, round }: Extract<JobEvent, { type: 'submitted' }>): Advanced {
  return {
    record: Object.freeze<JobRecord>({
      id: request.id,
      version: 1,
      state: 'PENDING',
      round,
      attempt: 0,
      updatedAt: at,
      request,
    }),
  };
}

function retried(before: JobRecord, event: Extract<JobEvent, { type: 'retried' }>): Advanced {
  if (before.state !== 'DEAD') return refuse(`it is ${before.state}, and only what is DEAD is taken up again`);
  if (event.round !== before.round + 1) return refuse(`its round is ${before.round}`);
  return follow(before, event, 'PENDING', { round: event.round });
}

function ended(
  before: JobRecord,
  { type, at, result }: Extract<JobEvent, { type: 'completed' | 'died' | 'cancelled' }>,
) {
  if (result.round !== before.round) return refuse(`its round is ${before.round}, not ${result.round}`);
  const common = { endedAt: result.endedAt };
  switch (result.state) {
    case 'COMPLETED':
      return follow(before, { type, at }, 'COMPLETED', { ...common, attempt: result.attempt, result });
    case 'DEAD': {
      const { reason, error, attempt } = result;
      return follow(before, { type, at }, 'DEAD', { ...common, attempt, reason, error });
    }
    case 'CANCELLED':
      return follow(before, { type, at }, 'CANCELLED', { ...common, why: result.why });
  }
}

/** What is true of one state only does not outlive it: the next attempt's time, the reason of an end. */
function follow(
  { id, version, round, attempt, request, startedAt, worker, error }: JobRecord,
  { at }: Pick<JobEvent, 'type' | 'at'>,
  state: JobState,
  change: Partial<JobRecord>,
): Advanced {
  const kept = {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(worker === undefined ? {} : { worker }),
    ...(error === undefined || state === 'COMPLETED' ? {} : { error }),
  };
  const record = { id, version: version + 1, state, round, attempt, updatedAt: at, request, ...kept, ...change };
  return { record: Object.freeze<JobRecord>(record) };
}

function runs(before: JobRecord, attempt: number): boolean {
  return before.state === 'PROCESSING' && before.attempt === attempt;
}

/** A decided job whose master is not at its destination is taken up again without a new attempt, and may fail again. */
function isTakenUp(before: JobRecord, attempt: number): boolean {
  return before.state === 'PENDING' && attempt > 0 && before.attempt === attempt;
}

function overtaken(before: JobRecord, attempt: number): Advanced {
  return refuse(`attempt ${attempt} is not the one that counts: it is ${before.state} in attempt ${before.attempt}`);
}

function refuse(refused: string): Advanced {
  return { refused };
}
