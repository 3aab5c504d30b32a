import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import { formatKeptSource } from '../../compiler/lock/kept-source.ts';
import { formatLock, type Lock, parseLock } from '../../compiler/lock/lock-file.ts';
import { usage } from '../failure/usage-failure.ts';
import type { CompiledFile } from './compile-files.ts';
import { tryRead } from './preset-files.ts';
import { writeWhole } from './write-file.ts';

/** The lock file of a folder of presets. */
export function lockPath(folder: string): string {
  return join(folder, 'lathe.lock.json');
}

/** Where the canonical bytes of a published artifact are kept, so that it stays runnable whatever becomes of its source. */
export function storedPath(folder: string, hash: string): string {
  return join(folder, 'artifacts', 'sha256', `${hash}.json`);
}

/** Where the source of a published preset is kept, for its words. */
export function sourcePath(folder: string, hash: string): string {
  return join(folder, 'artifacts', 'sources', `${hash}.json`);
}

/** The lock of a folder; empty where there is none yet. */
export function readLock(folder: string): Lock {
  const path = lockPath(folder);
  if (!existsSync(path)) return new Map();
  const reading = parseLock(readFileSync(path, 'utf8'));
  if ('problem' in reading) throw usage('lock/unreadable', { path, reason: reading.problem });
  return reading.lock;
}

/** Writes the lock of a folder. */
export function writeLock(folder: string, lock: Lock): void {
  writeWhole(lockPath(folder), formatLock(lock));
}

/** Keeps an artifact's canonical bytes. */
export function storeArtifact(folder: string, hash: ArtifactHash, canonical: string): void {
  writeWhole(storedPath(folder, hash), canonical);
}

/** Keeps what a preset was compiled from; the first text of an artifact stays. */
export function storeSource(folder: string, hash: ArtifactHash, { path, text, imported }: CompiledFile): void {
  const kept = sourcePath(folder, hash);
  if (existsSync(kept)) return;
  const seen = (from: string): string => relative(folder, from).replaceAll(sep, '/');
  const files = Object.fromEntries([[path, text] as const, ...imported].map(([name, body]) => [seen(name), body]));
  writeWhole(kept, formatKeptSource({ path: seen(path), files }));
}

/** The text of a kept source; undefined where there is none. */
export function readStoredSource(folder: string, hash: string): string | undefined {
  return tryRead(sourcePath(folder, hash));
}
