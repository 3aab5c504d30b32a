import { mkdir, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeFailure } from './write-failure.ts';

/**
 * Does some work in a folder, which is made where it is missing, with those above it; if the work fails, what was made
 * goes again.
 *
 * @throws LatheFailure `output/unwritable`, `output/disk_full`
 */
export async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = resolve(folder);
  const highest = await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw writeFailure(path, error);
  });
  try {
    return await work();
  } catch (thrown) {
    if (highest !== undefined) await removeEmpty(path, resolve(highest));
    throw thrown;
  }
}

/** From the lowest up; a folder that is no longer empty stays, and with it those above. */
async function removeEmpty(lowest: string, highest: string): Promise<void> {
  try {
    for (let path = lowest; path.startsWith(highest); path = dirname(path)) await rmdir(path);
  } catch {
    return;
  }
}
