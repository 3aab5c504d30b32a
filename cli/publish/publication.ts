import pMap from 'p-map';
import { type ArtifactHash, hashOf } from '../../compiler/artifact/canonical.ts';
import { compareLock, type LockComparison } from '../../compiler/lock/compare-lock.ts';
import type { Lock } from '../../compiler/lock/lock-file.ts';
import { failure } from '../../runtime/failure/failure.ts';
import type { Entry } from '../library/entry.ts';
import type { Place } from './place.ts';

/** How much is asked of a store at the same time. */
const atOnce = { concurrency: 8 };

/** What is to be published, held against what is there. */
export interface Publication {
  readonly place: Place;
  /** The labels as they were when this was found out. */
  readonly seen: Lock;
  readonly comparison: LockComparison<Entry>;
  /** Those whose bytes are not there yet. */
  readonly missing: readonly Entry[];
}

/**
 * Holds entries against a place, and the place against itself.
 *
 * @throws LatheFailure `artifact/corrupt` where bytes there are not what their address says
 */
export async function preparePublication(entries: readonly Entry[], place: Place): Promise<Publication> {
  const seen = await place.readLock();
  const there = new Set(await place.list());
  await pMap(there, (hash) => verify(place, hash), atOnce);
  const missing = new Map(entries.filter(({ hash }) => !there.has(hash)).map((entry) => [entry.hash, entry]));
  return { place, seen, comparison: compareLock(seen, entries), missing: [...missing.values()] };
}

/** What publishing asks of its caller, and tells it. */
export interface PublishHooks {
  /** The kept source of an artifact, where there is one. */
  readonly sourceOf: (hash: ArtifactHash) => string | undefined;
  /** Called for each artifact once it is there. */
  readonly onWritten: (entry: Entry) => void;
}

/** Publishes: artifacts first and labels last, so that a label never leads nowhere, whenever this is cut off. */
export async function publishAll(
  { place, seen, comparison: { fresh, kept }, missing }: Publication,
  { sourceOf, onWritten }: PublishHooks,
): Promise<void> {
  await pMap(
    missing,
    async (entry) => {
      await place.write(entry.hash, entry.canonical);
      await verify(place, entry.hash);
      onWritten(entry);
    },
    atOnce,
  );
  for (const { hash } of [...fresh, ...kept]) {
    const source = sourceOf(hash);
    if (source !== undefined) await place.writeSource(hash, source);
  }
  if (fresh.length > 0) await place.addLabels(seen, fresh);
}

async function verify(place: Place, hash: ArtifactHash): Promise<void> {
  if (hashOf(await place.read(hash)) === hash) return;
  const reference = `sha256:${hash} in ${place.name}`;
  throw failure('artifact/corrupt', { reference, reason: 'its bytes have another hash' });
}
