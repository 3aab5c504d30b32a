import { open } from 'node:fs/promises';

/**
 * Reads a file piece by piece, in constant memory.
 *
 * One buffer is read into again and again: a stream allocates one for each chunk, and of ten minutes of WAV about 60 MB
 * of them lay about until they were collected.
 *
 * @param bytes the size of a piece
 * @returns pieces, each valid until the next one is asked for
 */
export async function* readChunks(path: string, bytes = 1024 * 1024): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(bytes);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, bytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
