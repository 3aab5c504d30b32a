import { existsSync, readFileSync } from 'node:fs';
import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { verifyArtifact } from '../../compiler/lock/verify-artifact.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { Entry } from './entry.ts';
import { storedPath } from './store.ts';

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
  return artifact.kind === 'preset' ? { ...named, kind: 'preset', artifact } : { ...named, kind: 'profile', artifact };
}
