import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { Cancellable, Storage } from '../storage/storage.ts';

/** Where a registry lies. */
export interface Site {
  readonly storage: Storage;
  /** What all of its URIs begin with, without a slash at the end: `s3://bucket/lathe`. */
  readonly base: string;
}

/** Where the canonical bytes of an artifact lie: those bytes and nothing else. */
export function artifactUri(base: string, hash: ArtifactHash): string {
  return artifactsUnder(base) + hash;
}

/** Where it is said what `name_vN` means. */
export function labelUri(base: string, label: string): string {
  return `${labelsUnder(base)}${label}.json`;
}

/** Where the text lies that an artifact was compiled from. */
export function sourceUri(base: string, hash: ArtifactHash): string {
  return `${base}/artifacts/sources/${hash}.json`;
}

/** What the URIs of all artifacts begin with. */
export function artifactsUnder(base: string): string {
  return `${base}/artifacts/sha256/`;
}

/** What the URIs of all labels begin with. */
export function labelsUnder(base: string): string {
  return `${base}/labels/`;
}

/** The names of the objects under a prefix, page after page. */
export async function* namesUnder(storage: Storage, prefix: string, options: Cancellable): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const page = await storage.list(prefix, { ...options, cursor });
    for (const { uri } of page.objects) yield uri.slice(prefix.length);
    cursor = page.cursor;
  } while (cursor !== undefined);
}
