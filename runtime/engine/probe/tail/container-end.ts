import { type FileHandle, open } from 'node:fs/promises';
import { failure } from '../../../failure/failure.ts';
import type { Probe } from '../probe.ts';
import { aviMissingBytes } from './avi.ts';
import { cafMissingBytes } from './caf.ts';
import { oggMissingBytes } from './ogg.ts';
import { waveMissingBytes } from './wave.ts';

/** Some writers count a chunk's header or padding in; less than this is no loss anybody hears. */
const TOLERATED_BYTES = 64;

/** By FFmpeg's name of the format: how many bytes a file declares beyond its end. */
const checks = new Map<string, (file: FileHandle, sizeBytes: number) => Promise<number>>([
  ['wav', waveMissingBytes],
  ['ogg', oggMissingBytes],
  ['caf', cafMissingBytes],
  ['avi', aviMissingBytes],
]);

/**
 * Checks what FFmpeg takes in silence: a file of these formats that ends before the size it declares.
 *
 * Other formats declare a duration, which `checkDecoding` compares with what was decoded.
 *
 * @throws LatheFailure `input/truncated`
 */
export async function checkContainerEnd({ path, formats, sizeBytes }: Probe): Promise<void> {
  const missing = formats.map((format) => checks.get(format)).find((check) => check !== undefined);
  if (missing === undefined) return;
  const file = await open(path);
  try {
    const bytes = await missing(file, sizeBytes);
    if (bytes <= TOLERATED_BYTES) return;
    throw failure('input/truncated', { path, expected: `${sizeBytes + bytes} bytes`, found: String(sizeBytes) });
  } finally {
    await file.close();
  }
}
