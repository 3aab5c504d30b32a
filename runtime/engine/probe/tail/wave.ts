import type { FileHandle } from 'node:fs/promises';

/** A writer that could not seek back, such as a pipe, leaves one of these for the size. */
const UNKNOWN_SIZES = new Set([0, 0xffffffff]);
const MAX_CHUNKS = 64;

/**
 * Returns how many bytes the data chunk of a WAV file declares beyond the file's end.
 *
 * RIFF sizes have 32 bits; RF64 and BW64 keep the real one in a `ds64` chunk (EBU Tech 3306, ITU-R BS.2088).
 */
export async function waveMissingBytes(file: FileHandle, sizeBytes: number): Promise<number> {
  let position = 12;
  let longSize: number | undefined;
  for (let count = 0; count < MAX_CHUNKS && position + 8 <= sizeBytes; count += 1) {
    const { id, size, body } = await readChunk(file, position);
    if (id === 'ds64') longSize = Number(body.readBigUInt64LE(8));
    if (id === 'data') {
      const declared = size === 0xffffffff ? longSize : size;
      const isKnown = declared !== undefined && !UNKNOWN_SIZES.has(declared);
      return isKnown ? Math.max(0, position + 8 + declared - sizeBytes) : 0;
    }
    position += 8 + size + (size % 2);
  }
  return 0;
}

async function readChunk(file: FileHandle, position: number): Promise<{ id: string; size: number; body: Buffer }> {
  const header = Buffer.alloc(24);
  await file.read(header, 0, header.length, position);
  return { id: header.toString('latin1', 0, 4), size: header.readUInt32LE(4), body: header.subarray(8) };
}
