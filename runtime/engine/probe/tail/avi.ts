import type { FileHandle } from 'node:fs/promises';

const HEADER_BYTES = 8;
const MAX_CHUNKS = 4096;

/**
 * Returns how many bytes an AVI file declares beyond its end: it is one RIFF chunk, or several in a row where it has
 * passed a gigabyte (OpenDML). A writer that could not seek back leaves a size of 0.
 */
export async function aviMissingBytes(file: FileHandle, sizeBytes: number): Promise<number> {
  let position = 0;
  for (let count = 0; count < MAX_CHUNKS && position + HEADER_BYTES <= sizeBytes; count += 1) {
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, header.length, position);
    const size = header.readUInt32LE(4);
    if (header.toString('latin1', 0, 4) !== 'RIFF' || size === 0) return 0;
    position += HEADER_BYTES + size + (size % 2);
  }
  return Math.max(0, position - sizeBytes);
}
