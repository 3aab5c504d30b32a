import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { failure } from '../../failure/failure.ts';
import { cancelled } from '../process/cancelled.ts';

const bufferBytes = 1024 * 1024;

/**
 * Returns the SHA-256 of a file as lower-case hex, in constant memory.
 *
 * One buffer is read into again and again: a stream allocates one for each chunk, and of ten minutes of WAV about 60 MB
 * of them lay about until they were collected.
 *
 * @throws LatheFailure `job/cancelled`, `input/unreadable`
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(bufferBytes);
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, bufferBytes);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    if (signal?.aborted === true) throw cancelled(signal);
    const reason = error instanceof Error ? error.message : String(error);
    throw failure('input/unreadable', { path, reason }, { cause: error });
  } finally {
    await file?.close();
  }
}
