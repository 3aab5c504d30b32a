import type { LatheFailure } from '../../failure/failure.ts';
import { failure } from '../../failure/failure.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file stands there',
  ENAMETOOLONG: 'its name is too long',
};

/** Turns the system's error on writing to a path into a failure. */
export function writeFailure(path: string, error: unknown, neededBytes?: number): LatheFailure {
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>; // all fields are optional here
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return failure('output/disk_full', { path, neededBytes }, { cause: error });
  }
  return failure('output/unwritable', { path, reason: REASONS[code] ?? message }, { cause: error });
}
