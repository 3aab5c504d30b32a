import type { Stats } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbandoned, readLease } from './lease.ts';

/** What a workspace's folder is called: the prefix, and six characters of `mkdtemp`. */
export const FOLDER_PREFIX = 'lathe-';
const FOLDER = /^lathe-[A-Za-z0-9]{6}$/;

/** A folder gets its lease at once; one that is this old without a lease lost its maker in between. */
const UNLEASED_AFTER_MS = 60 * 60 * 1000;

/**
 * Removes the workspaces under a root whose processes were killed before they could.
 *
 * @returns the folders that were removed
 */
export async function sweepWorkspaces(root: string): Promise<readonly string[]> {
  const names = await readdir(root).catch(() => []);
  const folders = names.filter((name) => FOLDER.test(name)).map((name) => join(root, name));
  const swept: string[] = [];
  for (const folder of folders) {
    if (!(await isLeftOver(folder))) continue;
    await rm(folder, { recursive: true, force: true });
    swept.push(folder);
  }
  return swept;
}

async function isLeftOver(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined || !isOurs(found)) return false;
  const lease = await readLease(folder);
  return lease === undefined ? Date.now() - found.mtimeMs > UNLEASED_AFTER_MS : isAbandoned(lease);
}

/** In a shared folder such as /tmp anybody can make a folder of this name. */
function isOurs(found: Stats): boolean {
  return found.isDirectory() && found.uid === process.getuid?.();
}
