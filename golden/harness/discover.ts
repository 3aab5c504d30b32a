import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFilesIn, presetFolder, withSlashes } from './preset-files.ts';
import type { GoldenCase } from './tier.ts';

/** A case, and where its file stands for the compiler: imports and findings are relative to the root. */
export interface FoundCase extends GoldenCase {
  readonly root: string;
  /** Of its file below the root, as findings name it. */
  readonly path: string;
}

/** What there is to check in a folder. */
export interface Discovery {
  /** By name. */
  readonly cases: readonly FoundCase[];
  /** The folder of the cases. */
  readonly folder: string;
  /** Every file in it, below it. */
  readonly files: readonly string[];
}

/** The area of the cases that are preset files of the project themselves. */
const shippedArea = 'shipped';

const input = 'input.preset';

/** Finds the cases of a project: the folders with an input, and its presets. Nothing is registered anywhere. */
export function discover(project: string): Discovery {
  const folder = join(project, 'golden', 'cases');
  const files = filesIn(folder);
  const written = files.filter((file) => file.endsWith(`/${input}`) && !isShipped(file));
  const root = presetFolder(project);
  const cases = [
    ...written.map((file) => writtenCase(folder, file)),
    ...presetFilesIn(root).map((path) => shippedCase(folder, root, path)),
  ];
  return { cases: cases.toSorted((a, b) => (a.name < b.name ? -1 : 1)), folder, files };
}

/** Whether a file or a folder of cases stands for a preset of the project. */
export function isShipped(path: string): boolean {
  return path === shippedArea || path.startsWith(`${shippedArea}/`);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const below = (path: string): string => withSlashes(path.slice(folder.length + 1));
  return entries.map((entry) => below(join(entry.parentPath, entry.name))).toSorted();
}

function writtenCase(folder: string, file: string): FoundCase {
  const name = file.slice(0, -input.length - 1);
  const root = join(folder, name);
  const isInvalid = name.split('/').at(-1)?.startsWith('invalid_') === true;
  return { ...opened(join(root, input)), name, folder: root, root, path: input, isInvalid };
}

function shippedCase(folder: string, root: string, path: string): FoundCase {
  const name = `${shippedArea}/${path.replace(/\.preset$/, '')}`;
  return { ...opened(join(root, path)), name, folder: join(folder, name), root, path, isInvalid: false };
}

function opened(path: string): Pick<GoldenCase, 'input' | 'text'> {
  return { input: path, text: readFileSync(path, 'utf8') };
}
