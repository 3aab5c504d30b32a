import { statfs } from 'node:fs/promises';
import { failure } from '../../failure/failure.ts';
import { writeFailure } from './write-failure.ts';

/** Returns how many bytes an ordinary user can still write to the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    throw writeFailure(folder, error);
  });
  return bavail * bsize;
}

/**
 * Refuses work that cannot fit before it begins.
 *
 * @throws LatheFailure `output/disk_full`
 */
export async function checkFreeSpace(folder: string, neededBytes: number): Promise<void> {
  if ((await freeBytes(folder)) < neededBytes) throw failure('output/disk_full', { path: folder, neededBytes });
}
