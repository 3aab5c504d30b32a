import type { StorageConfig } from '../storage/open-storage.ts';
import type { Config } from './config.ts';

/** What storage there is, of a process that reads it. */
export function storageConfigOf(config: Config<'commands'>): StorageConfig {
  const { storageRoot, s3Endpoint, region, s3PathStyle, s3Checksums, s3Folders } = config;
  return {
    fileRoot: storageRoot,
    bucketFolders: s3Folders,
    s3: { endpoint: s3Endpoint, region, forcePathStyle: s3PathStyle, checksums: s3Checksums },
  };
}
