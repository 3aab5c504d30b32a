import { existsSync } from 'node:fs';
import { compareLock, extendLock, type LockComparison } from '../../compiler/lock/compare-lock.ts';
import type { Lock } from '../../compiler/lock/lock-file.ts';
import { type UsageFailure, usage } from '../failure/usage-failure.ts';
import { type CompiledFile, compileFile, findingsOf, isSound } from '../library/compile-files.ts';
import { type Entry, entriesOf } from '../library/entry.ts';
import { knownProfiles } from '../library/known-profiles.ts';
import { defaultFolder, findPresetFiles, presetsOf, readSource } from '../library/preset-files.ts';
import { readLock, storeArtifact, storedPath, storeSource, writeLock } from '../library/store.ts';
import { storedEntry } from '../library/stored-entries.ts';
import { renderFindings } from '../terminal/findings.ts';
import { brokenVersion, describeBroken, namesOf, renderBroken } from './broken-versions.ts';

/** A folder of presets held against its lock. */
export interface LockState {
  readonly folder: string;
  readonly lock: Lock;
  readonly comparison: LockComparison<Entry>;
}

/**
 * Compiles a folder and compares it with its lock.
 *
 * @param given the folder; the project's presets where it is left out
 */
export function readLockState(given: string | undefined): LockState {
  const folder = given ?? defaultFolder();
  const lock = readLock(folder);
  // A folder that presets were published to has no sources, and lacks nothing.
  const isPublished = lock.size > 0 && presetsOf(folder).length === 0;
  const paths = isPublished ? [] : findPresetFiles(given === undefined ? [] : [given]);
  return { folder, lock, comparison: compareLock(lock, compileAll(paths)) };
}

/** Compiles only some files of a folder and compares them with its lock. */
export function readLockStateOf(paths: readonly string[], folder: string): LockState {
  const lock = readLock(folder);
  return { folder, lock, comparison: compareLock(lock, compileAll(paths)) };
}

function compileAll(paths: readonly string[]): readonly Entry[] {
  const sources = paths.map(readSource);
  const profiles = knownProfiles(sources);
  const files = sources.map((source) => compileFile(source, profiles));
  reportUnsound(files.filter((file) => !isSound(file)));
  return files.flatMap(entriesOf);
}

function reportUnsound(files: readonly CompiledFile[]): void {
  const [first] = files;
  if (first === undefined) return;
  const findings = findingsOf(files);
  throw usage(
    'usage/does_not_compile',
    { path: first.path, errors: findings.length },
    renderFindings(findings, process.stderr),
  );
}

/** The failure that says which published versions are something else now, what differs, and what to declare instead. */
export function lockChanged({ folder, lock, comparison }: LockState): UsageFailure {
  const versions = comparison.broken.map(({ compiled, published }) =>
    brokenVersion(compiled, published, storedEntry(folder, published, compiled.label), lock),
  );
  return usage('lock/changed', namesOf(versions), renderBroken(versions), describeBroken(versions));
}

/** What keeps a lock from being complete, each in a phrase. */
export function problemsOf({ folder, lock, comparison }: LockState): readonly string[] {
  const missing = [...lock].filter(([, hash]) => !existsSync(storedPath(folder, hash)));
  return [
    ...comparison.fresh.map(({ label }) => `${label} is not published yet`),
    ...missing.map(([label]) => `the artifact of ${label} is not kept`),
  ];
}

/** Publishes what is fresh, and keeps every artifact that can be made, with its source. */
export function lockFolder({ folder, lock, comparison: { fresh, kept } }: LockState): void {
  for (const entry of [...fresh, ...kept]) {
    const { hash, canonical } = entry;
    if (!existsSync(storedPath(folder, hash))) storeArtifact(folder, hash, canonical);
    if (entry.kind === 'preset' && entry.source?.file !== undefined) storeSource(folder, hash, entry.source.file);
  }
  if (fresh.length > 0) writeLock(folder, extendLock(lock, fresh));
}
