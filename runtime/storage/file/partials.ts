import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RESERVED_PREFIX } from '../uri/check-key.ts';
import type { Root } from './root.ts';

/** Where files of the store are written before they have a name: on the same disk, and beside no key. */
const FOLDER = `${RESERVED_PREFIX}partial`;

/** Nothing is written to a partial file for this long unless its process was killed. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Returns the folder for partial files, and makes it where it is missing. */
export async function partialsFolder(root: Root): Promise<string> {
  const folder = join(root.folder, FOLDER);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Removes what killed processes left, a day after they last wrote to it. */
export async function sweepPartials(root: Root): Promise<void> {
  const folder = await partialsFolder(root);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}
