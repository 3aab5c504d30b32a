import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { failure } from '../../failure/failure.ts';
import { cancelled } from '../process/cancelled.ts';

/**
 * Returns the SHA-256 of a file as lower-case hex, in constant memory.
 *
 * @throws LatheFailure `job/cancelled`, `input/unreadable`
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  try {
    await pipeline(file, hash, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true) throw cancelled(signal);
    const reason = error instanceof Error ? error.message : String(error);
    throw failure('input/unreadable', { path, reason }, { cause: error });
  }
  return hash.digest('hex');
}
