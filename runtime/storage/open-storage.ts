import { failure } from '../failure/failure.ts';
import { openFileStorage } from './file/file-storage.ts';
import type { S3Config } from './s3/s3-config.ts';
import { openS3Storage } from './s3/s3-storage.ts';
import type { Storage } from './storage.ts';
import { parsePrefix } from './uri/parse-uri.ts';
import { shownUri } from './uri/shown-uri.ts';

/** Which kinds of storage there are, as plain data. A kind that is not configured is refused. */
export interface StorageConfig {
  /** The folder that `file://` URIs lie under. */
  readonly fileRoot?: string | undefined;
  /** Folders that stand for buckets, where there is a root of files: their `s3://` URIs are files too. */
  readonly bucketFolders?: Readonly<Record<string, string>> | undefined;
  readonly s3?: S3Config | undefined;
}

/**
 * Opens all storage that is configured; each URI goes to the driver of its kind.
 *
 * @throws LatheFailure `storage/denied`, `storage/full`, `storage/unsupported` for the root of files
 */
export async function openStorage({ fileRoot, bucketFolders = {}, s3 }: StorageConfig): Promise<Storage> {
  const drivers: Drivers = {
    file: fileRoot === undefined ? undefined : await openFileStorage(fileRoot, bucketFolders),
    s3: s3 === undefined ? undefined : openS3Storage(s3),
    folders: fileRoot === undefined ? new Set() : new Set(Object.keys(bucketFolders)),
  };
  return Object.freeze<Storage>({
    getFile: async (uri, path, options) => driverOf(drivers, uri).getFile(uri, path, options),
    getBytes: async (uri, options) => driverOf(drivers, uri).getBytes(uri, options),
    getRange: async (uri, range, options) => driverOf(drivers, uri).getRange(uri, range, options),
    putFile: async (uri, path, options) => driverOf(drivers, uri).putFile(uri, path, options),
    putBytes: async (uri, content, options) => driverOf(drivers, uri).putBytes(uri, content, options),
    head: async (uri, options) => driverOf(drivers, uri).head(uri, options),
    list: async (prefix, options) => driverOf(drivers, prefix).list(prefix, options),
    remove: async (uri, options) => driverOf(drivers, uri).remove(uri, options),
    copy: async (from, to, options) => commonDriver(drivers, from, to).copy(from, to, options),
    capabilities: async (uri, options) => driverOf(drivers, uri).capabilities(uri, options),
    close: () => {
      drivers.file?.close();
      drivers.s3?.close();
    },
  });
}

interface Drivers extends Readonly<Record<'file' | 's3', Storage | undefined>> {
  /** Buckets that are folders. */
  readonly folders: ReadonlySet<string>;
}

function driverOf(drivers: Drivers, uri: string): Storage {
  const location = parsePrefix(uri); // the driver itself asks for the rest
  const isFolder = location.scheme === 's3' && drivers.folders.has(location.bucket);
  const driver = drivers[isFolder ? 'file' : location.scheme];
  if (driver !== undefined) return driver;
  const reason = `no storage for ${location.scheme}:// is configured`;
  throw failure('storage/bad_uri', { uri: shownUri(uri), reason });
}

function commonDriver(drivers: Drivers, from: string, to: string): Storage {
  const driver = driverOf(drivers, from);
  if (driver === driverOf(drivers, to)) return driver;
  throw failure('storage/unsupported', { uri: to, what: 'a copy from another kind of storage' });
}
