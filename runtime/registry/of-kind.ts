import { failure } from '../failure/failure.ts';
import type { ArtifactKind } from './labels.ts';
import type { ResolvedArtifact } from './registry.ts';

/** What a reference leads to, where its kind is known. */
export type ResolvedOfKind<Kind extends ArtifactKind> = Extract<ResolvedArtifact, { kind: Kind }>;

/**
 * Holds what a reference leads to against what is needed there.
 *
 * @throws LatheFailure `artifact/wrong_kind`
 */
export function ofKind<Kind extends ArtifactKind>(resolved: ResolvedArtifact, wanted: Kind): ResolvedOfKind<Kind> {
  if (isOfKind(resolved, wanted)) return resolved;
  const { label, hash, kind: found } = resolved;
  throw failure('artifact/wrong_kind', { reference: label ?? `sha256:${hash}`, found, wanted });
}

function isOfKind<Kind extends ArtifactKind>(
  resolved: ResolvedArtifact,
  wanted: Kind,
): resolved is ResolvedOfKind<Kind> {
  return resolved.kind === wanted;
}
