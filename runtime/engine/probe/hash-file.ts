import { createHash } from 'node:crypto';
import { failure } from '../../failure/failure.ts';
import { cancelled } from '../process/cancelled.ts';
import { readChunks } from '../process/read-chunks.ts';

/**
 * Returns the SHA-256 of a file as lower-case hex, in constant memory.
 *
 * @throws LatheFailure `job/cancelled`, `input/unreadable`
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of readChunks(path)) {
      signal?.throwIfAborted();
      hash.update(chunk);
    }
    return hash.digest('hex');
  } catch (error) {
    if (signal?.aborted === true) throw cancelled(signal);
    const reason = error instanceof Error ? error.message : String(error);
    throw failure('input/unreadable', { path, reason }, { cause: error });
  }
}
