import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ArtifactHash, isArtifactHash } from '../../compiler/artifact/canonical.ts';
import { extendLock } from '../../compiler/lock/compare-lock.ts';
import { formatLock, type Lock } from '../../compiler/lock/lock-file.ts';
import { usage } from '../failure/usage-failure.ts';
import type { Entry } from '../library/entry.ts';
import { reasonOf } from '../library/preset-files.ts';
import { lockPath, readLock, sourcePath, storeArtifact, storedPath, writeLock } from '../library/store.ts';
import { storedEntry } from '../library/stored-entries.ts';
import { writeWhole } from '../library/write-file.ts';
import type { Place } from './place.ts';

const extension = '.json';
/** What a write that was cut off leaves beside its place; it is in nobody's way. */
const unfinished = /\.\d+\.part$/;

/**
 * A folder to publish to, laid out as a folder of locked presets is: whatever reads one reads the other.
 *
 * @throws UsageFailure `publish/foreign` where something else goes by that name, or lies among the artifacts
 */
export function folderPlace(folder: string): Place {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) {
    throw usage('publish/foreign', { path: folder, reason: 'it is no folder' });
  }
  return {
    name: folder,
    readLock: async () => readLock(folder),
    addLabels: async (seen, fresh) => whileClaimed(folder, () => addLabels(folder, seen, fresh)),
    list: async () => listArtifacts(folder),
    read: async (hash) => readFileSync(storedPath(folder, hash), 'utf8'),
    find: async (hash, label) => storedEntry(folder, hash, label),
    write: async (hash, canonical) => storeArtifact(folder, hash, canonical),
    writeSource: async (hash, text) => {
      const path = sourcePath(folder, hash);
      if (!existsSync(path)) writeWhole(path, text);
    },
    caution: async () => undefined,
    close: () => undefined,
  };
}

function listArtifacts(folder: string): readonly ArtifactHash[] {
  const kept = dirname(storedPath(folder, ''));
  const names = existsSync(kept) ? readdirSync(kept, { withFileTypes: true }) : [];
  return names.flatMap((entry) => {
    const hash = entry.name.slice(0, -extension.length);
    if (entry.isFile() && entry.name.endsWith(extension) && isArtifactHash(hash)) return [hash];
    if (unfinished.test(entry.name)) return [];
    throw usage('publish/foreign', { path: join(kept, entry.name), reason: 'it is no artifact' });
  });
}

function addLabels(folder: string, seen: Lock, fresh: readonly Entry[]): void {
  if (formatLock(readLock(folder)) !== formatLock(seen)) {
    throw usage('publish/contended', { to: folder, reason: 'its labels were changed meanwhile' });
  }
  writeLock(folder, extendLock(seen, fresh));
}

/** Two who publish at once could give one label two meanings: the one who makes the claim's file goes first. */
function whileClaimed(folder: string, work: () => void): void {
  const claim = `${lockPath(folder)}.claim`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(claim, `${process.pid}\n`, { flag: 'wx' });
  } catch (thrown) {
    if (!existsSync(claim)) throw usage('usage/unwritable', { path: claim, reason: reasonOf(thrown) });
    throw usage('publish/contended', {
      to: folder,
      reason: `there is ${claim} (remove it where nobody does any more)`,
    });
  }
  try {
    work();
  } finally {
    rmSync(claim);
  }
}
