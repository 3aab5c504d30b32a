import type { CompletedResult, JobRequest } from '../../../schemas/generated/job.ts';
import { isJobId, type JobId } from '../../jobs/job-id.ts';
import type { Attempt } from '../attempt.ts';

/** The job that a replay runs again; undefined for a job that is none. */
export function firstJobOf({ replayOf }: JobRequest): JobId | undefined {
  return replayOf !== undefined && isJobId(replayOf) ? replayOf : undefined;
}

/** How it ended; undefined where it did not complete. */
export async function firstResult({ around, claim }: Attempt, of: JobId): Promise<CompletedResult | undefined> {
  const { signal } = claim;
  const { round } = await around.ledger.survey(of, { signal });
  const result = await around.ledger.readResult(of, round, { signal });
  return result?.state === 'COMPLETED' ? result : undefined;
}
