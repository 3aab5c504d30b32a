import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

export interface GeneratedFile {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

interface Options {
  /** Folders, relative to the root, that hold generated files only: what was not generated is swept out of them. */
  readonly owns?: readonly string[];
}

/**
 * The last call of every generator script. Writes `files` where they differ from what is there.
 * With `--check` on the command line it writes nothing, names each stale file, and sets exit code 1.
 */
export async function writeGenerated(files: readonly GeneratedFile[], { owns = [] }: Options = {}): Promise<void> {
  const stale = await filterAsync(files, async (file) => (await read(file.path)) !== file.content);
  const orphans = await findOrphans(files, owns);
  if (process.argv.includes('--check')) {
    report([...stale.map((file) => file.path), ...orphans]);
    return;
  }
  for (const file of stale) {
    await mkdir(dirname(join(root, file.path)), { recursive: true });
    await writeFile(join(root, file.path), file.content);
    console.log(`wrote ${file.path}`);
  }
  for (const path of orphans) {
    await rm(join(root, path));
    console.log(`removed ${path}`);
  }
}

function report(stale: readonly string[]): void {
  if (stale.length === 0) return;
  for (const path of stale) console.error(`stale: ${path}`);
  console.error('Run: npm run generate');
  process.exitCode = 1;
}

async function findOrphans(files: readonly GeneratedFile[], folders: readonly string[]): Promise<string[]> {
  const known = new Set(files.map((file) => file.path));
  const present = await Promise.all(folders.map(listFiles));
  return present.flat().filter((path) => !known.has(path));
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

async function read(path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch(() => undefined);
}

async function filterAsync<T>(items: readonly T[], keep: (item: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(items.map(keep));
  return items.filter((_, index) => kept[index]);
}
