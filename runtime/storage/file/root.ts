import { lstat, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { failure } from '../../failure/failure.ts';
import { codeOf } from '../local/local-failure.ts';
import { faultOfKey, faultOfPrefix } from '../uri/check-key.ts';
import { parsePrefix, parseUri } from '../uri/parse-uri.ts';
import { shownUri } from '../uri/shown-uri.ts';

/** The folder that all files of the driver lie under. */
export interface Root {
  /** Its path without links, as files are opened by it. */
  readonly folder: string;
  /** How the URIs below it begin, with a slash at the end. */
  readonly uri: string;
}

/** Opens a root, and makes the folder where it is missing. @param uri where it is not that of the folder */
export async function openRoot(path: string, uri?: string): Promise<Root> {
  const named = resolve(path);
  await mkdir(named, { recursive: true });
  const own = named === '/' ? 'file:///' : `file://${named}/`;
  return Object.freeze({ folder: await realpath(named), uri: uri ?? own });
}

/**
 * Returns the key that a URI names below the root.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function keyOf(root: Root, uri: string): string {
  parseUri(uri);
  return below(root, uri, faultOfKey);
}

/**
 * The same for the beginning of a key, which may be empty.
 *
 * @throws LatheFailure `storage/bad_uri`
 */
export function prefixOf(root: Root, uri: string): string {
  parsePrefix(uri);
  return below(root, uri, faultOfPrefix);
}

function below(root: Root, uri: string, faultOf: (key: string) => string | undefined): string {
  const key = uri.startsWith(root.uri) ? uri.slice(root.uri.length) : undefined;
  const fault = key === undefined ? 'it is not under the storage root' : faultOf(key);
  if (key === undefined || fault !== undefined) {
    throw failure('storage/bad_uri', { uri: shownUri(uri), reason: fault ?? '' });
  }
  return key;
}

/**
 * Returns the path of a key, once no folder on its way leads elsewhere through a link. Who may write below the root
 * could still put one there in the same moment: the root belongs to the service alone.
 *
 * @param make - whether folders that are missing are made
 * @throws LatheFailure `storage/denied` for a link, `storage/unsupported` below a file; the system's error for the rest
 */
export async function safePath(root: Root, key: string, make: boolean): Promise<string> {
  const folders = dirname(key)
    .split('/')
    .filter((name) => name !== '.');
  let path = root.folder;
  for (const name of folders) {
    path = join(path, name);
    if (make) await makeFolder(path);
    await checkFolder(root, key, path);
  }
  return join(root.folder, key);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function checkFolder(root: Root, key: string, path: string): Promise<void> {
  const found = await lstat(path);
  const uri = root.uri + key;
  if (found.isSymbolicLink()) throw failure('storage/denied', { uri, reason: 'a symbolic link is on its way' });
  if (!found.isDirectory()) throw failure('storage/unsupported', { uri, what: 'a key below a key that is a file' });
}
