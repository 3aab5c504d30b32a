import type { JobEvent, JobRecord } from '../../../schemas/generated/job.ts';
import { advance } from '../../jobs/advance.ts';
import type { JobId } from '../../jobs/job-id.ts';
import type { Attempt, Ledger } from '../../ledger/ledger.ts';

/**
 * A job as the ledger knows it, where the queue keeps no record of it: what happened in its latest round, told to `advance` in order.
 *
 * @returns undefined where no such job was accepted
 */
export async function rebuild(ledger: Ledger, id: JobId): Promise<JobRecord | undefined> {
  const [request, survey] = await Promise.all([ledger.readRequest(id), ledger.survey(id)]);
  if (request === undefined) return undefined;
  const { round } = survey;
  const [attempts, result] = await Promise.all([ledger.attempts(id, survey), ledger.readResult(id, round)]);
  const events: readonly JobEvent[] = [
    { type: 'submitted', at: request.createdAt, request, round },
    ...attempts.filter(({ start }) => start.round === round).flatMap(eventsOf),
    ...(result === undefined ? [] : [endOf(result)]),
  ];
  return events.reduce<JobRecord | undefined>(apply, undefined);
}

function eventsOf({ start, end }: Attempt): readonly JobEvent[] {
  const { attempt, worker, startedAt } = start;
  const started: JobEvent = { type: 'started', at: startedAt, attempt, worker };
  if (end?.outcome === 'returned')
    return [started, { type: 'returned', at: end.endedAt, attempt, why: 'it was given back' }];
  if (end?.outcome !== 'failed' || end.error === undefined) return [started];
  const { endedAt: at, error } = end;
  return [started, { type: 'attempt_failed', at, attempt, error, nextAttemptAt: at }];
}

function endOf(result: NonNullable<Awaited<ReturnType<Ledger['readResult']>>>): JobEvent {
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

function apply(record: JobRecord | undefined, event: JobEvent): JobRecord | undefined {
  const advanced = advance(record, event);
  return 'record' in advanced ? advanced.record : record;
}
