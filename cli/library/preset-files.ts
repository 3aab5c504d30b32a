import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { usage } from '../failure/usage-failure.ts';

/** A source file and its text. */
export interface SourceFile {
  /** As it is shown, and as imports are resolved from it; with `/` on every system. */
  readonly path: string;
  readonly text: string;
}

const extension = '.preset';

/** Where the presets of a project are: its folder `presets`, or the folder itself. */
export function defaultFolder(): string {
  return isFolder('presets') ? 'presets' : '.';
}

/**
 * Finds the preset files that paths mean; those of the project where none is named. Folders are searched through.
 *
 * @returns paths in a stable order, each once
 * @throws UsageFailure for a path that is not there, for a file of another kind, and where nothing is found
 */
export function findPresetFiles(paths: readonly string[]): readonly string[] {
  const found = paths.length > 0 ? [...new Set(paths.flatMap(filesAt))] : presetsOf(defaultFolder());
  if (found.length > 0) return found;
  throw usage('usage/nothing_found', { where: defaultFolder() === '.' ? 'the current folder' : './presets' });
}

/** All preset files of a folder and of those in it; of the current folder itself, only its own. None where there is none. */
export function presetsOf(folder: string): readonly string[] {
  return isFolder(folder) ? presetsIn(folder, folder !== '.') : [];
}

/** Reads a source file. */
export function readSource(path: string): SourceFile {
  return { path, text: reading(path, () => readFileSync(path, 'utf8')) };
}

/** The text of a file, or undefined where it cannot be read: how the compiler's host answers. */
export function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function filesAt(given: string): readonly string[] {
  const path = normalize(given);
  if (isFolder(path)) {
    const found = presetsIn(path, true);
    if (found.length === 0) throw usage('usage/nothing_found', { where: `the folder ${given}` });
    return found;
  }
  if (statOf(path) === undefined) throw usage('usage/no_such_path', { path: given });
  if (!isPresetFile(path)) throw usage('usage/not_a_preset_file', { path: given });
  return [path];
}

function presetsIn(folder: string, deep: boolean): readonly string[] {
  const entries = reading(folder, () => readdirSync(folder, { withFileTypes: true })).sort(byName);
  return entries.flatMap((entry) => {
    const path = folder === '.' ? entry.name : join(folder, entry.name);
    if (isPresetFile(path)) return [path];
    const isSearched = deep && entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules';
    return isSearched ? presetsIn(path, true) : [];
  });
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

/** Pipes and devices are no preset files: reading one could last for ever. */
function isPresetFile(path: string): boolean {
  return path.endsWith(extension) && (statOf(path)?.isFile() ?? false);
}

function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw usage('usage/unreadable', { path, reason: reasonOf(thrown) });
  }
}

/** The system's own words without its call and path: `permission denied`. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return /^[A-Z0-9]+: (.*?)(?:,|$)/.exec(text)?.[1] ?? text;
}
