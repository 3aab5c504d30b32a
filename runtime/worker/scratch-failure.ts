import { asFailure, failure, type LatheFailure } from '../failure/failure.ts';

/**
 * What fails in a worker's own folder is no fault of the caller's, as it is on a command line: the job is sound, and
 * another worker can do it.
 *
 * @param root of the folders that the worker makes
 */
export function scratchFailure(root: string, thrown: unknown): LatheFailure {
  const found = asFailure(thrown);
  if (found.code !== 'output/unwritable') return found;
  const context = { cause: thrown, ...(found.stage === undefined ? {} : { stage: found.stage }) };
  return failure('worker/scratch_unusable', { path: root, reason: found.message }, context);
}
