import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessCancelled } from '../cancellation.ts';
import { LARGEST_PAGE } from '../limits.ts';
import type { Listed, ListOptions, Page } from '../storage.ts';
import { faultOfKey } from '../uri/check-key.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import type { Root } from './root.ts';
import { prefixOf } from './root.ts';

/** What of the keys is wanted: those that begin with a prefix and come after another key. */
interface Wanted {
  readonly prefix: string;
  readonly after: string;
}

/** Lists the files of the store whose keys begin with a prefix, in the order of their bytes. The cursor is the last key. */
export function list(root: Root, uri: string, { cursor = '', limit, signal }: ListOptions = {}): Promise<Page> {
  return unlessCancelled(signal, async () => {
    const size = Math.min(limit ?? LARGEST_PAGE, LARGEST_PAGE);
    const objects: Listed[] = [];
    let last = '';
    for await (const key of keysIn(root, '', { prefix: prefixOf(root, uri), after: cursor })) {
      signal?.throwIfAborted();
      const object = await describe(root, key);
      if (object === undefined) continue;
      if (objects.length === size) return { objects, cursor: last };
      objects.push(object);
      last = key;
    }
    return { objects };
  });
}

/** Folders that can hold nothing that is wanted are not opened. */
async function* keysIn(root: Root, folder: string, wanted: Wanted): AsyncGenerator<string> {
  for (const name of await sortedNames(root, folder)) {
    const key = folder + name;
    if (key.endsWith('/')) {
      if (mayHold(key, wanted)) yield* keysIn(root, key, wanted);
    } else if (key.startsWith(wanted.prefix) && compareBytes(key, wanted.after) > 0 && faultOfKey(key) === undefined) {
      yield key;
    }
  }
}

function mayHold(folder: string, { prefix, after }: Wanted): boolean {
  const isOnTheWay = folder.startsWith(prefix) || prefix.startsWith(folder);
  return isOnTheWay && (after.startsWith(folder) || compareBytes(folder, after) > 0);
}

/** With the slash that follows it in keys, a folder sorts among the files as its keys do. Links and the like are no keys. */
async function sortedNames(root: Root, folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(root, folder);
  const names = entries.flatMap((entry) =>
    entry.isDirectory() ? [`${entry.name}/`] : entry.isFile() ? [entry.name] : [],
  );
  return names.sort(compareBytes);
}

async function entriesOf(root: Root, folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(root.folder, folder), { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return []; // removed since its name was read
    throw fileFailure(root.uri + folder, error);
  }
}

async function describe(root: Root, key: string): Promise<Listed | undefined> {
  const found = await lstat(join(root.folder, key)).catch(() => undefined);
  return found?.isFile() === true ? { uri: root.uri + key, bytes: found.size, modifiedAt: found.mtime } : undefined;
}

/** As S3 sorts: by bytes of UTF-8, where JavaScript would compare UTF-16 units. */
function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
