import { failure, LatheFailure } from '../../failure/failure.ts';

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
};

/** Whether the system said that there is no room. */
export function isNoRoom(error: unknown): boolean {
  return NO_ROOM.includes(codeOf(error));
}

/** Returns the system's code of an error, or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Words the system's code of an error. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (codeOf(error) || 'the system refused');
}

/** The failure of writing a local file that a download was to become. */
export function localWriteFailure(path: string, error: unknown): LatheFailure {
  if (error instanceof LatheFailure) return error;
  if (isNoRoom(error)) return failure('output/disk_full', { path, neededBytes: undefined }, { cause: error });
  return failure('output/unwritable', { path, reason: reasonOf(error) }, { cause: error });
}

/** The failure of reading a local file that was to be stored. */
export function localReadFailure(path: string, error: unknown): LatheFailure {
  if (error instanceof LatheFailure) return error;
  if (codeOf(error) === 'ENOENT') return failure('input/missing', { path }, { cause: error });
  return failure('input/unreadable', { path, reason: reasonOf(error) }, { cause: error });
}
