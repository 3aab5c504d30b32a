import { createHash, randomUUID } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LatheFailure } from '../../failure/failure.ts';
import { RESERVED_PREFIX } from '../uri/check-key.ts';
import { codeOf } from './local-failure.ts';

/** A file that has no name yet which anybody would look for. */
export interface PartialFile {
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** How many bytes were written. */
  readonly bytes: () => number;
  /** The SHA-256 of what was written, as lower-case hex; nothing more can be written then. */
  readonly digest: () => string;
  /** What the system says of it; a name changes nothing of it but the number of links. */
  readonly stats: () => Promise<BigIntStats>;
  /** Puts what was written onto the disk itself. */
  readonly flush: () => Promise<void>;
  /** Gives it a name, whatever stands there. */
  readonly replace: (path: string) => Promise<void>;
  /** Gives it a name, unless something stands there: the system decides between two that try at once. */
  readonly claim: (path: string) => Promise<boolean>;
}

/**
 * Does some work with a new partial file in a folder; unless the work gave it a name, it goes again.
 *
 * @param worded - turns the system's error on the partial file into a failure
 */
export async function withPartialFile<Result>(
  folder: string,
  worded: (error: unknown) => LatheFailure,
  work: (partial: PartialFile) => Promise<Result>,
): Promise<Result> {
  const or = async <Value>(doing: Promise<Value>): Promise<Value> => {
    try {
      return await doing;
    } catch (error) {
      throw worded(error);
    }
  };
  const path = join(folder, `${RESERVED_PREFIX}${randomUUID()}.part`);
  const handle = await or(open(path, 'wx', 0o666));
  try {
    const partial = partialFile(path, handle);
    return await work({
      ...partial,
      write: (chunk) => or(partial.write(chunk)),
      flush: () => or(partial.flush()),
      replace: (name) => or(partial.replace(name)),
      claim: (name) => or(partial.claim(name)),
    });
  } finally {
    await handle.close();
    await rm(path, { force: true });
  }
}

function partialFile(path: string, handle: FileHandle): PartialFile {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: async (chunk) => {
      await handle.writeFile(chunk); // from where the last one ended, and unlike `write` until all of it is written
      hash.update(chunk);
      bytes += chunk.byteLength;
    },
    bytes: () => bytes,
    digest: () => hash.digest('hex'),
    stats: () => handle.stat({ bigint: true }),
    flush: () => handle.sync(),
    replace: (name) => rename(path, name),
    claim: async (name) => {
      try {
        await link(path, name);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      }
    },
  };
}
