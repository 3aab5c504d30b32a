import { failure } from '../../failure/failure.ts';
import { faultOfKey, faultOfPrefix } from './check-key.ts';
import { shownUri } from './shown-uri.ts';

/** Where an object lies: in a bucket, or at a path whose root the file driver knows. */
export type Location =
  | { readonly scheme: 's3'; readonly bucket: string; readonly key: string }
  | { readonly scheme: 'file'; readonly path: string };

/** The rules for new buckets of every region, as far as they can be checked alone. */
const BUCKET = /^[a-z0-9](?:[a-z0-9.-]{1,61})[a-z0-9]$/;

/**
 * Reads the URI of an object: `s3://bucket/key`, or `file:///path`. Nothing is decoded: a key is written as it is.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function parseUri(uri: string): Location {
  return parse(uri, faultOfKey);
}

/**
 * Reads what a list begins with: like a URI, but the key may be empty or end anywhere.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function parsePrefix(uri: string): Location {
  return parse(uri, faultOfPrefix);
}

function parse(uri: string, faultOf: (key: string) => string | undefined): Location {
  const refuse = (reason: string) => failure('storage/bad_uri', { uri: shownUri(uri), reason });
  if (/[?#]/.test(uri)) throw refuse('it has a query or a fragment');
  const [, scheme, authority = '', key] = /^([a-z0-9]+):\/\/([^/]*)(?:\/(.*))?$/s.exec(uri) ?? [];
  if (scheme !== 's3' && scheme !== 'file') throw refuse('it begins neither with s3:// nor with file:///');
  if (key === undefined) throw refuse('it has no key');
  if (scheme === 'file') {
    const fault = authority === '' ? faultOfPath(key) : 'a file: URI has no host';
    if (fault !== undefined) throw refuse(fault);
    return { scheme, path: `/${key}` };
  }
  if (!BUCKET.test(authority) || authority.includes('..')) throw refuse('its bucket is not named as buckets are');
  const fault = faultOf(key);
  if (fault !== undefined) throw refuse(fault);
  return { scheme, bucket: authority, key };
}

/** What no path may have, whatever the root is called; the key below the root is held to more by the driver. */
function faultOfPath(path: string): string | undefined {
  if (path.includes('\0')) return 'its path holds a NUL';
  const segments = path.split('/');
  if (segments.slice(0, -1).includes('')) return 'its path has an empty segment';
  return segments.some((segment) => segment === '.' || segment === '..')
    ? "its path has a segment '.' or '..'"
    : undefined;
}
