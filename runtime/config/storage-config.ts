import type { StorageConfig } from '../storage/open-storage.ts';
import type { Config } from './config.ts';

type StorageSettings = Pick<
  Config,
  'storageRoot' | 's3Endpoint' | 'region' | 's3PathStyle' | 's3Checksums' | 's3Folders'
>;

/** What storage there is. */
export function storageConfigOf(config: StorageSettings): StorageConfig {
  const { storageRoot, s3Endpoint, region, s3PathStyle, s3Checksums, s3Folders } = config;
  return {
    fileRoot: storageRoot,
    bucketFolders: s3Folders,
    s3: { endpoint: s3Endpoint, region, forcePathStyle: s3PathStyle, checksums: s3Checksums },
  };
}
