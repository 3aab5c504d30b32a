import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';

/** Finds a program on the PATH; returns its absolute path, or undefined where there is none. */
export async function onPath(name: string, environment: Readonly<NodeJS.ProcessEnv>): Promise<string | undefined> {
  for (const candidate of programsNamed(name, environment)) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/** The absolute paths that a name may stand for, in the order of the PATH. */
export function programsNamed(name: string, environment: Readonly<NodeJS.ProcessEnv>): readonly string[] {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => resolve(join(folder, name)));
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
