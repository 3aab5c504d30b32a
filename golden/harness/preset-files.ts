import { existsSync, globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the presets that come with Lathe. */
export const shippedFolder = fileURLToPath(new URL('../../presets', import.meta.url));

/** Where the presets of a project are: its folder `presets`, or the folder itself. */
export function presetFolder(folder: string): string {
  const inside = join(folder, 'presets');
  return existsSync(inside) ? inside : folder;
}

/** The preset files in a folder and in those below it, with `/` on every system; `golden` holds copies of such files. */
export function presetFilesIn(folder: string): readonly string[] {
  const exclude = ['golden/**', '**/node_modules/**', '**/.*/**'];
  return globSync('**/*.preset', { cwd: folder, exclude }).map(withSlashes).toSorted();
}

/** A path as it is named on every system. */
export function withSlashes(path: string): string {
  return path.replaceAll(sep, '/');
}
