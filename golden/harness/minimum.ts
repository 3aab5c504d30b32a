import { realpathSync } from 'node:fs';
import { presetFolder, shippedFolder } from './preset-files.ts';

/** Cases that Lathe has at least: a search that finds fewer has looked in the wrong place. */
const fewestOfLathe = 100;

/** The fewest cases that a folder can have; any other project has one. */
export function fewestCases(folder: string): number {
  return realpathSync(presetFolder(folder)) === realpathSync(shippedFolder) ? fewestOfLathe : 1;
}
