import { relative } from 'node:path';

/** A path as it is shortest to read: from the current folder, or from the root. */
export function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}
