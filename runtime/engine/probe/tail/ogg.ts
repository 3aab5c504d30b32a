import type { FileHandle } from 'node:fs/promises';

/** The largest Ogg page: a header of 27 bytes, 255 segment lengths, 255 segments of 255 bytes (RFC 3533, section 6). */
const LARGEST_PAGE = 27 + 255 + 255 * 255;

/**
 * Returns how many bytes the last page of an Ogg file declares beyond the file's end.
 *
 * A cut that falls exactly between two pages cannot be told from a stream that was ended that way.
 */
export async function oggMissingBytes(file: FileHandle, sizeBytes: number): Promise<number> {
  const length = Math.min(sizeBytes, LARGEST_PAGE);
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, sizeBytes - length);
  const start = tail.lastIndexOf('OggS', undefined, 'latin1');
  return start < 0 ? 0 : Math.max(0, pageLength(tail.subarray(start)) - (length - start));
}

function pageLength(page: Buffer): number {
  const segments = page[26];
  if (segments === undefined) return 27;
  const lengths = page.subarray(27, 27 + segments);
  return 27 + segments + lengths.reduce((sum, segment) => sum + segment, 0);
}
