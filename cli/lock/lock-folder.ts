import { existsSync } from 'node:fs';
import { diffArtifacts } from '../../compiler/diff/index.ts';
import { compareLock, extendLock, type LockComparison } from '../../compiler/lock/compare-lock.ts';
import type { Lock } from '../../compiler/lock/lock-file.ts';
import { usage } from '../failure/usage-failure.ts';
import { compileFile, findingsOf, isSound } from '../library/compile-files.ts';
import { declaredIn, profileLabels } from '../library/declared.ts';
import { type Entry, entriesOf } from '../library/entry.ts';
import { defaultFolder, findPresetFiles, readSource } from '../library/preset-files.ts';
import { readLock, storeArtifact, storedPath, writeLock } from '../library/store.ts';
import { storedEntry } from '../library/stored-entries.ts';
import { renderChange } from '../terminal/changes.ts';
import type { Colours } from '../terminal/colours.ts';
import { renderFindings } from '../terminal/findings.ts';

/** A folder of presets held against its lock. */
export interface LockState {
  readonly folder: string;
  readonly lock: Lock;
  readonly comparison: LockComparison<Entry>;
}

/** Compiles a folder and compares it with its lock. */
export function readLockState(given: string | undefined): LockState {
  const folder = given ?? defaultFolder();
  const sources = findPresetFiles(given === undefined ? [] : [given]).map(readSource);
  const profiles = profileLabels(sources.flatMap(declaredIn));
  const files = sources.map((source) => compileFile(source, profiles));
  const broken = files.filter((file) => !isSound(file));
  const [first] = broken;
  if (first !== undefined) {
    const findings = findingsOf(broken);
    throw usage(
      'usage/does_not_compile',
      { path: first.path, errors: findings.length },
      renderFindings(findings, process.stderr),
    );
  }
  const lock = readLock(folder);
  return { folder, lock, comparison: compareLock(lock, files.flatMap(entriesOf)) };
}

/** What keeps a lock from being complete, each in a phrase. */
export function problemsOf({ folder, lock, comparison }: LockState): readonly string[] {
  const missing = [...lock].filter(([, hash]) => !existsSync(storedPath(folder, hash)));
  return [
    ...comparison.fresh.map(({ label }) => `${label} is not published yet`),
    ...missing.map(([label]) => `the artifact of ${label} is not kept`),
  ];
}

/** Publishes what is fresh, and keeps every artifact that can be made. */
export function lockFolder({ folder, lock, comparison: { fresh, kept } }: LockState): void {
  for (const { hash, canonical } of [...fresh, ...kept]) {
    if (!existsSync(storedPath(folder, hash))) storeArtifact(folder, hash, canonical);
  }
  if (fresh.length > 0) writeLock(folder, extendLock(lock, fresh));
}

/** How each published version that no longer compiles to itself differs, where the published artifact is kept. */
export function renderBroken({ folder, comparison }: LockState, colours: Colours): string {
  const texts = comparison.broken.map(({ compiled, published }) => {
    const old = storedEntry(folder, published, compiled.label);
    const difference = old && diffArtifacts(old, { hash: compiled.hash, artifact: compiled.artifact });
    const changes = difference?.kind === 'changes' ? difference.changes : [];
    const lines = changes.map((change) => `  ${renderChange(change, colours)}`);
    const known =
      old === undefined ? ['  (the published artifact is not kept here, so the difference cannot be told)'] : lines;
    return [`${colours.bold(compiled.label)} published as sha256:${published}`, ...known].join('\n');
  });
  return texts.join('\n\n');
}
