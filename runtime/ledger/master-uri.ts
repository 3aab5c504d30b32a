import type { CompletedResult } from '../../schemas/generated/job.ts';
import type { JobId } from '../jobs/job-id.ts';
import type { LedgerKeys } from './ledger-keys.ts';

type WithMaster = Pick<CompletedResult, 'id' | 'attempt'> & Required<Pick<CompletedResult, 'output'>>;

/**
 * Where the master of a decided job lies: under the key of its attempt. The URI in the result is of the day on which it was
 * written, and storage may have moved since, to a bucket or from a backup.
 */
export function masterUri(keys: LedgerKeys, { id, attempt, output }: WithMaster): string {
  return keys.attempt(id as JobId, attempt, output.uri.slice(output.uri.lastIndexOf('/') + 1)); // an id that newJobId made
}
