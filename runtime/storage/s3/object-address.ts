import { failure } from '../../failure/failure.ts';
import type { Location } from '../uri/parse-uri.ts';
import { parsePrefix, parseUri } from '../uri/parse-uri.ts';
import { shownUri } from '../uri/shown-uri.ts';

/** A bucket and a key as the SDK's commands take them. */
export interface ObjectAddress {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * Reads the URI of an object in a bucket.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function addressOf(uri: string): ObjectAddress {
  return address(uri, parseUri(uri));
}

/**
 * Reads the URI that a list begins with.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function addressOfPrefix(uri: string): ObjectAddress {
  return address(uri, parsePrefix(uri));
}

function address(uri: string, location: Location): ObjectAddress {
  if (location.scheme === 's3') return { Bucket: location.bucket, Key: location.key };
  throw failure('storage/bad_uri', { uri: shownUri(uri), reason: 'it is not in a bucket' });
}
