import { existsSync, readFileSync } from 'node:fs';
import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { verifyArtifact } from '../../compiler/artifact/verify-artifact.ts';
import { presetFromSource } from '../../compiler/lock/kept-source.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { Entry, PresetSource } from './entry.ts';
import { readStoredSource, storedPath } from './store.ts';

/**
 * The artifact that a folder keeps under a hash; undefined where it keeps none.
 *
 * @throws LatheFailure `artifact/corrupt` where its bytes are not what the address says, `artifact/invalid` where they are
 *   no artifact
 */
export function storedEntry(folder: string, hash: ArtifactHash, label: string): Entry | undefined {
  const path = storedPath(folder, hash);
  if (!existsSync(path)) return undefined;
  const canonical = readFileSync(path, 'utf8');
  const verification = verifyArtifact(hash, canonical);
  if ('fault' in verification) {
    const { fault, problem: reason } = verification;
    throw failure(`artifact/${fault}`, { reference: `sha256:${hash}`, reason });
  }
  const source = () => readStoredSource(folder, hash);
  return keptEntry({ label, hash, canonical, artifact: verification.artifact }, source);
}

/**
 * An artifact that was kept, with the words of its source where that was kept too.
 *
 * @param source gives the text of the kept source
 */
export function keptEntry(
  { label, hash, canonical, artifact }: Pick<Entry, 'label' | 'hash' | 'canonical' | 'artifact'>,
  source: () => string | undefined,
): Entry {
  const named = { label, hash, canonical, doc: '' };
  if (artifact.kind === 'profile') return { ...named, kind: 'profile', artifact };
  const compiled = presetOf(source(), hash);
  return { ...named, kind: 'preset', artifact, ...(compiled && { doc: compiled.declaration.doc, source: compiled }) };
}

function presetOf(text: string | undefined, hash: ArtifactHash): PresetSource | undefined {
  return text === undefined ? undefined : presetFromSource(text, hash);
}
