import { failure } from '../../failure/failure.ts';
import { parsePrefix, parseUri } from './parse-uri.ts';
import { shownUri } from './shown-uri.ts';

declare const checked: unique symbol;

/** The buckets, folders and objects that callers may name, each entry checked. */
export type AllowList = readonly string[] & { readonly [checked]: true };

/**
 * Reads an allow-list as it is configured.
 *
 * An entry allows what lies below it: `s3://bucket` a whole bucket, `s3://bucket/news` that folder and the object of that
 * very name, and not `s3://bucket/newsroom`. An empty list allows nothing.
 *
 * @throws LatheFailure `storage/bad_uri` for an entry that could allow nothing, or more than it says
 */
export function readAllowList(entries: readonly string[]): AllowList {
  for (const entry of entries) parsePrefix(`${withoutSlash(entry)}/`);
  return Object.freeze(entries.map(withoutSlash)) as unknown as AllowList; // checked in the line above
}

/**
 * Whether a caller may name a URI.
 *
 * @throws LatheFailure `storage/bad_uri` for a URI that no storage takes
 */
export function isAllowed(uri: string, allowed: AllowList): boolean {
  parseUri(uri);
  return allowed.some((entry) => uri === entry || uri.startsWith(`${entry}/`));
}

/**
 * Holds a URI that a caller named to the allow-list.
 *
 * @throws LatheFailure `storage/not_allowed`, `storage/bad_uri`
 */
export function checkAllowed(uri: string, allowed: AllowList): void {
  if (!isAllowed(uri, allowed)) throw failure('storage/not_allowed', { uri: shownUri(uri) });
}

function withoutSlash(entry: string): string {
  return entry.endsWith('/') ? entry.slice(0, -1) : entry;
}
