import { existsSync, readFileSync } from 'node:fs';
import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { presetFromSource } from '../../compiler/lock/kept-source.ts';
import { verifyArtifact } from '../../compiler/lock/verify-artifact.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { Entry, PresetSource } from './entry.ts';
import { readStoredSource, storedPath } from './store.ts';

/**
 * The artifact that a folder keeps under a hash; undefined where it keeps none.
 *
 * @throws LatheFailure `artifact/corrupt` where its bytes are not what the address says
 */
export function storedEntry(folder: string, hash: ArtifactHash, label: string): Entry | undefined {
  const path = storedPath(folder, hash);
  if (!existsSync(path)) return undefined;
  const canonical = readFileSync(path, 'utf8');
  const verification = verifyArtifact(hash, canonical);
  if ('problem' in verification) {
    throw failure('artifact/corrupt', { reference: `sha256:${hash}`, reason: verification.problem });
  }
  const named = { label, hash, canonical, doc: '' };
  const { artifact } = verification;
  if (artifact.kind === 'profile') return { ...named, kind: 'profile', artifact };
  const source = storedSource(folder, hash);
  return { ...named, kind: 'preset', artifact, ...(source && { doc: source.declaration.doc, source }) };
}

function storedSource(folder: string, hash: ArtifactHash): PresetSource | undefined {
  const text = readStoredSource(folder, hash);
  return text === undefined ? undefined : presetFromSource(text, hash);
}
