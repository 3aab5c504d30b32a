import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { failure } from '../../failure/failure.ts';
import { fileFailure, isMissing } from './file-failure.ts';
import type { Root } from './root.ts';
import { keyOf, safePath } from './root.ts';

/** Without O_NONBLOCK, opening a named pipe waits for a writer. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A file of the store that is open, and what the system says of it. */
export interface OpenObject {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly etag: string;
  readonly modifiedAt: Date;
}

/**
 * Does some work with a file of the store, and closes it.
 *
 * @throws LatheFailure `storage/not_found`, `storage/denied`, `storage/bad_uri`, and what the work throws
 */
export async function withObject<Result>(
  root: Root,
  uri: string,
  work: (object: OpenObject) => Promise<Result>,
): Promise<Result> {
  const handle = await openFile(root, uri);
  try {
    const found = await handle.stat({ bigint: true });
    if (!found.isFile()) throw failure('storage/not_found', { uri });
    const { size, mtime } = found;
    return await work({ handle, bytes: Number(size), etag: etagOf(found), modifiedAt: mtime });
  } catch (error) {
    throw fileFailure(uri, error);
  } finally {
    await handle.close();
  }
}

/** Another one whenever the file was replaced (inode), written to (time) or both within one tick (size). */
export function etagOf({ ino, mtimeNs, size }: BigIntStats): string {
  return `"${[ino, mtimeNs, size].map((part) => part.toString(36)).join('-')}"`;
}

async function openFile(root: Root, uri: string): Promise<FileHandle> {
  const key = keyOf(root, uri);
  try {
    return await open(await safePath(root, key, false), FLAGS);
  } catch (error) {
    if (isMissing(error)) throw failure('storage/not_found', { uri }, { cause: error });
    throw fileFailure(uri, error);
  }
}
