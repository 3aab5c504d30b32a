import type { JobResult } from '../../schemas/generated/job.ts';
import type { JobId } from '../jobs/job-id.ts';
import type { Cancellable } from '../storage/storage.ts';
import type { Ledger } from './ledger.ts';

/**
 * Settles a job whose round has ended and been told of. A dead one may be taken up again in this very moment: then its
 * mark as pending is put back.
 */
export async function settleRound(ledger: Ledger, result: JobResult, options: Cancellable = {}): Promise<void> {
  const id = result.id as JobId; // made by newJobId
  await ledger.settle(id, options);
  if (result.state !== 'DEAD') return;
  const { round, isDecided } = await ledger.survey(id, options);
  if (round > result.round && !isDecided) await ledger.beginRound(id, round, options);
}
