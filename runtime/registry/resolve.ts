import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { failure } from '../failure/failure.ts';
import type { Cancellable } from '../storage/storage.ts';
import type { Artifacts } from './artifacts.ts';
import type { Labels, PublishedLabel } from './labels.ts';
import { labelUri } from './layout.ts';
import { nearestLabel } from './nearest-label.ts';
import { parseReference } from './reference.ts';
import type { ResolvedArtifact } from './registry.ts';

/** What a reference is looked for in. */
export interface Holdings {
  readonly base: string;
  readonly artifacts: Artifacts;
  readonly labels: Labels;
}

/**
 * Follows a reference to its artifact.
 *
 * @throws LatheFailure `artifact/not_found` with the nearest label, `artifact/corrupt`, `artifact/invalid`, `registry/damaged`
 */
export async function resolve(holdings: Holdings, text: string, options: Cancellable): Promise<ResolvedArtifact> {
  const reference = parseReference(text);
  if (reference?.kind === 'hash')
    return present(reference.hash, await holdings.artifacts.find(reference.hash, options));
  const label = reference && (await holdings.labels.find(reference.label, options));
  if (label !== undefined) return await follow(holdings, label, options);
  const nearest = nearestLabel(text, await holdings.labels.names(options));
  throw failure('artifact/not_found', { reference: text, nearest });
}

/** A label is written after its artifact: one that leads to nothing, or to something else, was tampered with. */
async function follow(
  { base, artifacts }: Holdings,
  { label, hash, kind, title }: PublishedLabel,
  options: Cancellable,
): Promise<ResolvedArtifact> {
  const artifact = await artifacts.find(hash, options);
  const uri = labelUri(base, label);
  if (artifact === undefined) {
    throw failure('registry/damaged', { uri, reason: `it leads to sha256:${hash}, which is not there` });
  }
  if (artifact.kind !== kind) {
    throw failure('registry/damaged', { uri, reason: `it calls a ${kind} what is a ${artifact.kind}` });
  }
  return { ...artifact, label, ...(title === undefined ? {} : { title }) };
}

/** Refuses what is not there under a hash. */
export function present<Kept>(hash: ArtifactHash, kept: Kept | undefined): Kept {
  if (kept !== undefined) return kept;
  throw failure('artifact/not_found', { reference: `sha256:${hash}` });
}
