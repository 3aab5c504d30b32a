import type { CompletedResult, StoredFile } from '../../schemas/generated/job.ts';
import { openWorkspace } from '../engine/workspace/open-workspace.ts';
import { LatheFailure } from '../failure/failure.ts';
import { masterUri } from '../ledger/master-uri.ts';
import type { ClaimedJob } from './attempt.ts';
import { contentTypeOf } from './upload-master.ts';

/**
 * Puts the master of a decided result where it belongs. Doing it twice writes the same bytes twice.
 *
 * @throws LatheFailure `storage/*`, `job/cancelled`
 */
export async function publish(job: ClaimedJob, { id, attempt, output, destination }: CompletedResult): Promise<void> {
  if (output === undefined || destination === undefined) return;
  const { around, claim, log } = job;
  const master = { ...output, uri: masterUri(around.ledger.keys, { id, attempt, output }) };
  try {
    await around.storage.copy(master.uri, destination, { signal: claim.signal });
  } catch (thrown) {
    if (!(thrown instanceof LatheFailure) || thrown.code !== 'storage/unsupported') throw thrown;
    await carryOver(job, master, destination);
  }
  log.info('the master is published', { sha256: output.sha256, bytes: output.bytes });
}

/** From one kind of storage to another, by way of this machine. */
async function carryOver(
  { around, claim }: ClaimedJob,
  { uri, sha256 }: StoredFile,
  destination: string,
): Promise<void> {
  const workspace = await openWorkspace(around.scratchRoot);
  try {
    const path = workspace.path('master');
    const { signal } = claim;
    await around.storage.getFile(uri, path, { sha256, signal });
    const contentType = contentTypeOf(uri.slice(uri.lastIndexOf('.') + 1));
    await around.storage.putFile(destination, path, { sha256, contentType, signal });
  } finally {
    await workspace.dispose();
  }
}
