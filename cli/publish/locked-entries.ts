import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { usage } from '../failure/usage-failure.ts';
import type { Entry } from '../library/entry.ts';
import { findPresetFiles } from '../library/preset-files.ts';
import { lockPath } from '../library/store.ts';
import { storedEntry } from '../library/stored-entries.ts';
import { type LockState, lockChanged, readLockState, readLockStateOf } from '../lock/lock-folder.ts';

/** Versions that are locked and as they were locked, with their bytes. */
export interface Locked {
  /** The folder of their lock. */
  readonly folder: string;
  readonly entries: readonly Entry[];
}

/**
 * The locked versions of a folder, those without a source too; or those that one of its files declares.
 *
 * @param given the project's presets where it is left out
 * @throws UsageFailure `lock/changed` or `lock/stale` where a source and the lock disagree
 */
export function readLocked(given: string | undefined): Locked {
  const isFile = given !== undefined && statSync(given, { throwIfNoEntry: false })?.isFile();
  const state = isFile ? readLockStateOf(findPresetFiles([given]), lockedFolderOf(given)) : readLockState(given);
  const { folder, comparison } = state;
  if (comparison.broken.length > 0) throw lockChanged(state);
  const retired = isFile ? [] : comparison.retired.map((label) => ({ label, entry: storedAs(label, state) }));
  const problems = [
    ...comparison.fresh.map(({ label }) => `${label} is not published yet`),
    ...retired.filter(({ entry }) => entry === undefined).map(({ label }) => `the artifact of ${label} is not kept`),
  ];
  if (problems.length > 0) throw usage('lock/stale', { problems });
  return { folder, entries: [...comparison.kept, ...retired.flatMap(({ entry }) => entry ?? [])] };
}

function storedAs(label: string, { folder, lock }: LockState): Entry | undefined {
  const hash = lock.get(label);
  return hash === undefined ? undefined : storedEntry(folder, hash, label);
}

/** The nearest folder above a file that has a lock; its own where none has. */
function lockedFolderOf(file: string): string {
  let folder = dirname(file);
  while (!existsSync(lockPath(folder))) {
    const above = dirname(folder);
    if (above === folder) return dirname(file);
    folder = above;
  }
  return folder;
}
