import { open } from 'node:fs/promises';
import { failure } from '../../../failure/failure.ts';
import type { Probe } from '../probe.ts';
import { oggMissingBytes } from './ogg.ts';
import { waveMissingBytes } from './wave.ts';

/** Some writers count a chunk's header or padding in; less than this is no loss anybody hears. */
const TOLERATED_BYTES = 64;

/**
 * Checks what FFmpeg takes in silence: a WAV or Ogg file that ends before the size it declares.
 *
 * Other formats declare a duration, which `checkDecoding` compares with what was decoded.
 *
 * @throws LatheFailure `input/truncated`
 */
export async function checkContainerEnd({ path, formats, sizeBytes }: Probe): Promise<void> {
  const missing = formats.includes('wav') ? waveMissingBytes : formats.includes('ogg') ? oggMissingBytes : undefined;
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
