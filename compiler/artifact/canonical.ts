import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Artifact } from '../../schemas/generated/artifact.ts';

declare const hashBrand: unique symbol;

/** The address of an artifact: 64 lower-case hexadecimal digits, the SHA-256 of its canonical bytes. */
export type ArtifactHash = string & { readonly [hashBrand]: true };

/**
 * The canonical JSON (RFC 8785) of an artifact: what is hashed, and what is stored under its hash.
 *
 * @throws TypeError where a number is not finite
 */
export function canonicalText(artifact: Artifact): string {
  const text = canonicalize(artifact);
  if (text === undefined) throw new TypeError('an artifact is a JSON object');
  return text;
}

/** The address of canonical bytes. */
export function hashOf(canonical: string): ArtifactHash {
  return createHash('sha256').update(canonical, 'utf8').digest('hex') as ArtifactHash; // the one place that makes them
}

/** True where the text has the form of an artifact's address. */
export function isArtifactHash(text: string): text is ArtifactHash {
  return /^[0-9a-f]{64}$/.test(text);
}

const prefix = 'sha256:';

/** The hash in `sha256:<hash>`, as people and documents write it; undefined where the text is no such address. */
export function hashIn(address: string): ArtifactHash | undefined {
  const hash = address.startsWith(prefix) ? address.slice(prefix.length) : '';
  return isArtifactHash(hash) ? hash : undefined;
}
