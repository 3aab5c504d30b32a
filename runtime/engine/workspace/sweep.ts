import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { isAbandoned, isRunning, readLease } from './lease.ts';

const HOST_MARK = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * How a workspace's folder begins; six characters of `mkdtemp` follow. It names host and process, which the lease tells better, for
 * whoever finds the folder of a process that was killed before it could write one.
 */
export const FOLDER_PREFIX = `lathe-${HOST_MARK}-${process.pid}-`;
const FOLDER = /^lathe-(?:(?<host>[0-9a-f]{8})-(?<pid>\d+)-)?[A-Za-z0-9]{6}$/;

/** A folder gets its lease at once; where nobody can tell whose it is, one that is this old without a lease lost its maker. */
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
  if (lease !== undefined) return isAbandoned(lease);
  return isMakerGone(folder) || Date.now() - found.mtimeMs > UNLEASED_AFTER_MS;
}

function isMakerGone(folder: string): boolean {
  const { host, pid } = FOLDER.exec(basename(folder))?.groups ?? {};
  return host === HOST_MARK && !isRunning(Number(pid));
}

/** In a shared folder such as /tmp anybody can make a folder of this name. */
function isOurs(found: Stats): boolean {
  return found.isDirectory() && found.uid === process.getuid?.();
}
