import type { Stats } from 'node:fs';
import { rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure } from '../../failure/failure.ts';
import { partialPath } from './partial-path.ts';
import { writeFailure } from './write-failure.ts';

/** What may happen to a file that stands where the master goes. */
export interface DestinationRules {
  /** Whether it may be replaced. */
  readonly force?: boolean;
  /** The job's inputs, which are never replaced. */
  readonly inputs?: readonly string[];
}

/**
 * Checks where a master goes, before the work: its folder, what stands there, and that it is no input, by any name.
 *
 * @throws LatheFailure `output/same_as_input`, `output/exists`, `output/unwritable`
 */
export async function checkDestination(destination: string, rules: DestinationRules = {}): Promise<void> {
  const path = resolve(destination);
  const found = await existing(path);
  if (found !== undefined) await checkExisting(path, found, rules);
  await tryToWrite(path);
}

/** Asking for permissions is no answer: root has all of them, also on a disk that takes no files. */
async function tryToWrite(path: string): Promise<void> {
  const trial = partialPath(path);
  try {
    await writeFile(trial, '', { flag: 'wx' });
    await rm(trial);
  } catch (error) {
    throw writeFailure(path, error);
  }
}

async function checkExisting(path: string, found: Stats, { force = false, inputs = [] }: DestinationRules) {
  for (const input of inputs) {
    const source = await stat(input).catch(() => undefined);
    if (source?.ino === found.ino && source.dev === found.dev) throw failure('output/same_as_input', { path, input });
  }
  // A rename would replace a device file as readily as any other.
  if (!found.isFile()) {
    throw failure('output/unwritable', { path, reason: found.isDirectory() ? 'it is a folder' : 'it is not a file' });
  }
  if (!force) throw failure('output/exists', { path });
}

async function existing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw writeFailure(path, error);
  }
}
