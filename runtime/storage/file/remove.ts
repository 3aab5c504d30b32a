import { rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unlessCancelled } from '../cancellation.ts';
import type { Cancellable } from '../storage.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import type { Root } from './root.ts';
import { keyOf, safePath } from './root.ts';

/** Deletes a file of the store, and the folders that it leaves empty. */
export function remove(root: Root, uri: string, { signal }: Cancellable = {}): Promise<void> {
  return unlessCancelled(signal, async () => {
    const key = keyOf(root, uri);
    try {
      const path = await safePath(root, key, false);
      await unlink(path);
      await removeEmpty(root, dirname(path));
    } catch (error) {
      if (!isMissing(error)) throw fileFailure(uri, error);
    }
  });
}

/** From the lowest up, until one is not empty. */
async function removeEmpty(root: Root, lowest: string): Promise<void> {
  try {
    for (let path = lowest; path !== root.folder; path = dirname(path)) await rmdir(path);
  } catch {
    return;
  }
}
