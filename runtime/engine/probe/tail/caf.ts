import type { FileHandle } from 'node:fs/promises';

const FILE_HEADER_BYTES = 8;
const CHUNK_HEADER_BYTES = 12;
const MAX_CHUNKS = 64;

/**
 * Returns how many bytes the data chunk of a CAF file declares beyond the file's end.
 *
 * A size of -1 means "up to the end of the file" (Apple Core Audio Format Specification, "Data Chunk").
 */
export async function cafMissingBytes(file: FileHandle, sizeBytes: number): Promise<number> {
  let position = FILE_HEADER_BYTES;
  for (let count = 0; count < MAX_CHUNKS && position + CHUNK_HEADER_BYTES <= sizeBytes; count += 1) {
    const header = Buffer.alloc(CHUNK_HEADER_BYTES);
    await file.read(header, 0, header.length, position);
    const size = Number(header.readBigInt64BE(4));
    if (size < 0) return 0;
    position += CHUNK_HEADER_BYTES + size;
    if (header.toString('latin1', 0, 4) === 'data') return Math.max(0, position - sizeBytes);
  }
  return 0;
}
