import { constants } from 'node:fs';
import { copyFile, link, open, realpath, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { DestinationRules } from './destination.ts';
import { checkDestination } from './destination.ts';
import { partialPath } from './partial-path.ts';
import { removeOnExit } from './remove-on-exit.ts';
import { writeFailure } from './write-failure.ts';

/** A finished file beside its destination, under a hidden name. */
export interface Publication {
  /** Gives it its name. */
  readonly settle: () => Promise<void>;
  /** Takes it away again, whether it has its name or not; what it replaced is gone. */
  readonly withdraw: () => Promise<void>;
}

/**
 * Puts a finished file of the workspace where it was asked for: all of it at once, or nothing.
 *
 * It is written beside its destination under a hidden name, flushed to the disk and then renamed. The file in the
 * workspace is moved where both lie on one disk.
 *
 * @throws LatheFailure `output/exists`, `output/same_as_input`, `output/unwritable`, `output/disk_full`
 */
export async function publish(file: string, destination: string, rules: DestinationRules = {}): Promise<void> {
  const { settle } = await stagePublication(file, destination, rules);
  await settle();
}

/**
 * The first half of `publish`: all that can take time or fail for want of room.
 *
 * @throws LatheFailure as `publish` does, with nothing left
 */
export async function stagePublication(
  file: string,
  destination: string,
  { force = false, inputs = [] }: DestinationRules,
): Promise<Publication> {
  await checkDestination(destination, { force, inputs });
  const target = await realpath(destination).catch(() => resolve(destination)); // a link stays one: its file is replaced
  const partial = partialPath(target);
  const { size } = await stat(file);
  const keep = removeOnExit(partial);
  const orNothing = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      await rm(partial, { force: true });
      keep();
      throw error instanceof LatheFailure ? error : writeFailure(resolve(destination), error, size);
    }
  };
  await orNothing(async () => {
    await move(file, partial);
    await flush(partial);
  });
  let standing = partial;
  return {
    settle: () =>
      orNothing(async () => {
        await settle(partial, target, force);
        standing = target;
        await flush(dirname(target)).catch(() => undefined); // some file systems cannot flush a folder
        keep();
      }),
    withdraw: async () => {
      await rm(standing, { force: true });
      keep();
    },
  };
}

async function move(file: string, partial: string): Promise<void> {
  try {
    await rename(file, partial);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(file, partial, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a file its name. A link, unlike a rename, refuses to replace what came to stand there in the meantime. */
async function settle(partial: string, target: string, force: boolean): Promise<void> {
  if (force) return rename(partial, target);
  try {
    await link(partial, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw failure('output/exists', { path: target }, { cause: error });
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    return rename(partial, target); // a file system without hard links
  }
  await unlink(partial);
}
