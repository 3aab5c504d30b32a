import { failure, LatheFailure } from '../../failure/failure.ts';
import { codeOf, isNoRoom, reasonOf } from '../local/local-failure.ts';

const DENIED = ['EACCES', 'EPERM', 'EROFS', 'ELOOP'];
/** What a key meets that another key stands in the way of, as a file or as a folder. */
const IN_THE_WAY = ['ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'EEXIST'];

/** Whether the system said that nothing is there: also below a file, or where a folder is. */
export function isMissing(error: unknown): boolean {
  return error instanceof LatheFailure
    ? error.code === 'storage/unsupported'
    : ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

/** Turns the system's error on a file of the store into a failure. */
export function fileFailure(uri: string, error: unknown): LatheFailure {
  if (error instanceof LatheFailure) return error;
  const context = { cause: error };
  const code = codeOf(error);
  if (code === 'ENOENT') return failure('storage/not_found', { uri }, context);
  if (code === 'ELOOP') return failure('storage/denied', { uri, reason: 'it is a symbolic link' }, context);
  if (DENIED.includes(code)) return failure('storage/denied', { uri, reason: reasonOf(error) }, context);
  if (isNoRoom(error)) return failure('storage/full', { uri }, context);
  if (code === 'EXDEV') return failure('storage/unsupported', { uri, what: 'a root on several disks' }, context);
  if (code === 'ENAMETOOLONG') return failure('storage/unsupported', { uri, what: 'a path of this length' }, context);
  if (IN_THE_WAY.includes(code))
    return failure('storage/unsupported', { uri, what: 'a key and keys below it' }, context);
  return failure('storage/unavailable', { uri, reason: reasonOf(error) }, context);
}
