import { stat } from 'node:fs/promises';
import { failure } from '../../failure/failure.ts';

/** What tells a file from the one that stood there before; undefined where there is none. */
export type Identity = string | undefined;

/** The identity of what a path leads to now. */
export async function identify(path: string): Promise<Identity> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : [found.dev, found.ino, found.size, found.mtimeMs].join(' ');
}

/**
 * Holds a file to what it was: stages that read different bytes make a master of neither.
 *
 * @throws LatheFailure `input/changed`
 */
export async function checkUnchanged(path: string, before: Identity): Promise<void> {
  if ((await identify(path)) !== before) throw failure('input/changed', { path });
}
