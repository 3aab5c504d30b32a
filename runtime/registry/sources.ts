import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { LatheFailure } from '../failure/failure.ts';
import type { Cancellable } from '../storage/storage.ts';
import { type Site, sourceUri } from './layout.ts';

/** The text that an artifact was compiled from, as it was kept; undefined where it was not. Nothing but words depends on it. */
export async function readSource(
  { storage, base }: Site,
  hash: ArtifactHash,
  options: Cancellable,
): Promise<string | undefined> {
  try {
    return (await storage.getBytes(sourceUri(base, hash), options)).content.toString('utf8');
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/not_found') return undefined;
    throw error;
  }
}

/** Keeps the text that an artifact was compiled from. The first that is given stays. */
export async function keepSource(
  { storage, base }: Site,
  hash: ArtifactHash,
  text: string,
  options: Cancellable,
): Promise<void> {
  const put = { ...options, ifAbsent: true, contentType: 'application/json' };
  try {
    await storage.putBytes(sourceUri(base, hash), text, put);
  } catch (error) {
    if (!(error instanceof LatheFailure && error.code === 'storage/exists')) throw error;
  }
}
