import { accessSync, constants, mkdirSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { usage } from '../failure/usage-failure.ts';
import { reasonOf } from './preset-files.ts';

/**
 * Writes a file beside its place and renames it, so that nobody ever reads half of it. What a link leads to is replaced,
 * not the link; the file keeps its permissions; and a device such as /dev/null is written to as it is.
 *
 * @throws UsageFailure `usage/unwritable`
 */
export function writeWhole(path: string, text: string): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile()) writeFileSync(path, text);
    else replace(found === undefined ? path : realpathSync(path), text, found?.mode ?? 0o666);
  } catch (thrown) {
    throw usage('usage/unwritable', { path, reason: reasonOf(thrown) });
  }
}

function replace(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.part`;
  writeFileSync(beside, text, { mode });
  renameSync(beside, path);
}

/** Refuses a path whose folder takes no files, before work is done for it. */
export function checkWritable(path: string): void {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
  } catch (thrown) {
    throw usage('usage/unwritable', { path, reason: reasonOf(thrown) });
  }
}
