import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** Copies the FFmpeg logs of a workspace to a folder that stays. */
export async function keepLogs(workspace: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const logs = (await readdir(workspace)).filter((name) => name.endsWith('.log'));
  await Promise.all(logs.map((name) => copyFile(join(workspace, name), join(folder, name))));
}

/**
 * Keeps a master that missed its specification beside where it would have gone, as `name.rejected.ext`.
 *
 * @returns its path, or undefined where it could not be kept
 */
export async function keepRejected(file: string, destination: string): Promise<string | undefined> {
  const extension = extname(destination);
  const kept = join(dirname(destination), `${basename(destination, extension)}.rejected${extension}`);
  try {
    await copyFile(file, kept);
    return kept;
  } catch {
    return undefined; // the failure that is being reported matters more
  }
}
