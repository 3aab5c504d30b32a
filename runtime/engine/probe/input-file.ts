import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';

/** A file that can be opened and holds something. */
export interface InputFile {
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * Looks at a file before any program does, since the system's words are clearer than FFmpeg's.
 *
 * @throws LatheFailure `input/missing`, `input/not_a_file`, `input/unreadable`, `input/empty_file`
 */
export async function checkInputFile(named: string): Promise<InputFile> {
  const path = resolve(named);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotOpen(path, error);
  });
  if (!found.isFile()) throw failure('input/not_a_file', { path, found: kindOf(found) });
  await access(path, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw cannotOpen(path, error);
  });
  if (found.size === 0) throw failure('input/empty_file', { path });
  return { path, sizeBytes: found.size };
}

function cannotOpen(path: string, error: NodeJS.ErrnoException): LatheFailure {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return failure('input/missing', { path }, { cause: error });
  const reason = error.code === 'EACCES' ? 'permission denied' : error.message;
  return failure('input/unreadable', { path, reason }, { cause: error });
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  return found.isFIFO() || found.isSocket() ? 'a pipe' : 'a device';
}
