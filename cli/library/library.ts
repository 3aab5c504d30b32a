import { existsSync, realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usage } from '../failure/usage-failure.ts';
import { type CompiledFile, compileFile } from './compile-files.ts';
import { type Declared, declaredIn, profileLabels } from './declared.ts';
import { defaultFolder, presetsOf, readSource, type SourceFile } from './preset-files.ts';

/** The presets and profiles at hand: those of the project, then those that Lathe ships. */
export interface Library {
  /** Folders that may hold a lock and stored artifacts, nearest first. */
  readonly folders: readonly string[];
  readonly sources: readonly SourceFile[];
  /** What the sources declare. The first of a label is the one that is meant. */
  readonly declared: readonly Declared[];
  /** Compiles a source; the same one only once. */
  readonly compile: (source: SourceFile) => CompiledFile;
}

/** Reads the sources at hand and what they declare. Nothing is compiled yet. */
export function openLibrary(): Library {
  const folders = distinct([defaultFolder(), shippedFolder(), ...publishedFolders()]);
  const sources = distinct(folders.flatMap(presetsOf)).map(readSource);
  const declared = sources.flatMap(declaredIn);
  const profiles = profileLabels(declared);
  const compiled = new Map<string, CompiledFile>();
  const compile = (source: SourceFile): CompiledFile => {
    const known = compiled.get(source.path) ?? compileFile(source, profiles);
    compiled.set(source.path, known);
    return known;
  };
  return { folders, sources, declared, compile };
}

/** The folder of the presets that come with Lathe, as seen from the current one. */
export function shippedFolder(): string {
  return relative(process.cwd(), fileURLToPath(new URL('../../presets', import.meta.url))) || '.';
}

/** The folder of `LATHE_PUBLISHED`, that `lathe publish` writes to, where it is set. */
function publishedFolders(): readonly string[] {
  const path = process.env.LATHE_PUBLISHED;
  if (path === undefined || path === '') return [];
  if (!existsSync(path)) throw usage('usage/no_such_path', { path });
  return [path];
}

/** Of paths that lead to the same place only the first: the project may be Lathe itself. */
function distinct(paths: readonly string[]): readonly string[] {
  const byPlace = new Map<string, string>();
  for (const path of paths) {
    const place = placeOf(path);
    if (place !== undefined && !byPlace.has(place)) byPlace.set(place, path);
  }
  return [...byPlace.values()];
}

function placeOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
