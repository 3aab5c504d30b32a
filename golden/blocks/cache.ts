import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What has been found out before, as JSON under the hash of all that it depends on. */
export interface FactCache {
  /** What is kept under the parts of a key; else found out now, and kept. */
  readonly find: <Fact>(key: readonly unknown[], findOut: () => Promise<Fact>) => Promise<Found<Fact>>;
}

interface Found<Fact> {
  readonly fact: Fact;
  readonly isCached: boolean;
}

/**
 * Opens a cache. What is asked for twice at once is found out once.
 *
 * @param folder may not exist yet
 * @param isRead false finds everything out anew, and keeps it
 */
export function openFactCache(folder: string, isRead: boolean): FactCache {
  const underway = new Map<string, Promise<Found<unknown>>>();
  return {
    find: <Fact>(key: readonly unknown[], findOut: () => Promise<Fact>) => {
      const name = createHash('sha256').update(JSON.stringify(key)).digest('hex');
      const known = underway.get(name) ?? findOrKeep(join(folder, `${name}.json`), isRead, findOut);
      underway.set(name, known);
      return known as Promise<Found<Fact>>; // the key says of which kind it is
    },
  };
}

async function findOrKeep<Fact>(path: string, isRead: boolean, findOut: () => Promise<Fact>): Promise<Found<Fact>> {
  const kept = isRead ? await readKept(path) : undefined;
  if (kept !== undefined) return { fact: kept as Fact, isCached: true }; // written below, under the same key
  const fact = await findOut();
  await keep(path, fact);
  return { fact, isCached: false };
}

/** A file that another version left half written, or that somebody edited into no JSON, is as good as none. */
async function readKept(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Renamed at the end: whoever finds the file finds all of it. */
async function keep(path: string, fact: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(fact));
  await rename(draft, path);
}
