import { failure } from '../failure/failure.ts';
import type { GetOptions } from './storage.ts';

/**
 * Holds a digest to the one that was expected, if any was.
 *
 * @throws LatheFailure `storage/corrupt`
 */
export function checkDigest(uri: string, found: string, expected: string | undefined): void {
  if (expected === undefined || expected === found) return;
  throw failure('storage/corrupt', { uri, reason: `its SHA-256 is ${found} instead of ${expected}` });
}

/**
 * Holds the number of bytes that arrived to the number that was announced.
 *
 * @throws LatheFailure `storage/corrupt`
 */
export function checkLength(uri: string, found: number, announced: number): void {
  if (found === announced) return;
  throw failure('storage/corrupt', { uri, reason: `${found} bytes arrived instead of ${announced}` });
}

/**
 * Refuses an object before it is read, by what the store says of it.
 *
 * @throws LatheFailure `storage/changed`, `storage/too_large`
 */
export function checkBeforeReading(
  uri: string,
  found: { readonly etag: string; readonly bytes: number },
  { etag, maxBytes }: GetOptions,
): void {
  if (etag !== undefined && etag !== found.etag) throw failure('storage/changed', { uri });
  if (maxBytes === undefined || found.bytes <= maxBytes) return;
  throw failure('storage/too_large', { uri, bytes: found.bytes, limitBytes: maxBytes });
}
