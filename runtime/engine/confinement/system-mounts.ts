import { lstat, readlink, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** A part of the system that a sandbox shows, read-only; a link is made anew, since its target is shown elsewhere. */
export type Mount =
  | { readonly kind: 'bind'; readonly path: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/**
 * Programs and libraries. With a merged /usr the short paths are links into it, without one they are folders. Debian's
 * libblas is found through /etc/alternatives.
 */
const SYSTEM = ['/usr', '/bin', '/lib', '/lib32', '/lib64', '/etc/alternatives', '/etc/ld.so.cache'];

/**
 * Finds what FFmpeg needs to start: the system's libraries, the programs themselves where they lie elsewhere, the `lib`
 * folder beside their `bin`, and the folders of `LD_LIBRARY_PATH`. Only what exists.
 */
export async function systemMounts(
  programs: readonly string[],
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<readonly Mount[]> {
  const system = await existing(SYSTEM);
  const real = await Promise.all(programs.map((program) => realpath(program)));
  const libraries = real.map((program) => join(dirname(dirname(program)), 'lib'));
  const named = (environment.LD_LIBRARY_PATH ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  const others = new Set([...programs, ...real, ...libraries, ...named]);
  return [...system, ...(await existing([...others].filter((path) => !isShown(system, path))))];
}

/** Whether a path lies in what is shown. */
export function isShown(mounts: readonly Mount[], path: string): boolean {
  return mounts.some((mount) => path === mount.path || path.startsWith(`${mount.path}/`));
}

async function existing(paths: readonly string[]): Promise<readonly Mount[]> {
  const found = await Promise.all(paths.map(mountOf));
  return found.filter((mount) => mount !== undefined);
}

async function mountOf(path: string): Promise<Mount | undefined> {
  try {
    const isLink = (await lstat(path)).isSymbolicLink() && SYSTEM.includes(path);
    return isLink ? { kind: 'link', path, target: await readlink(path) } : { kind: 'bind', path };
  } catch {
    return undefined;
  }
}
