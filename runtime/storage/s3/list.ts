import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { LARGEST_PAGE } from '../limits.ts';
import type { ListOptions, Page } from '../storage.ts';
import { faultOfKey } from '../uri/check-key.ts';
import { attempt, sending } from './attempt.ts';
import type { Connection } from './connection.ts';
import { addressOfPrefix } from './object-address.ts';

/**
 * Lists the objects whose keys begin with a prefix, in the order of their bytes. The cursor is the last key, so that it
 * outlives what S3 calls a continuation token. Keys that no URI can name, such as those of folders, are left out.
 */
export function list({ client }: Connection, uri: string, { cursor, limit, signal }: ListOptions = {}): Promise<Page> {
  return attempt(uri, signal, async () => {
    const { Bucket, Key: Prefix } = addressOfPrefix(uri);
    const command = new ListObjectsV2Command({
      Bucket,
      Prefix,
      MaxKeys: Math.min(limit ?? LARGEST_PAGE, LARGEST_PAGE),
      ...(cursor === undefined ? {} : { StartAfter: cursor }),
    });
    const { Contents = [], IsTruncated = false } = await client.send(command, sending(signal));
    const last = Contents.at(-1)?.Key;
    const objects = Contents.flatMap(({ Key = '', Size: bytes = 0, LastModified: modifiedAt = new Date(0) }) =>
      faultOfKey(Key) === undefined ? [{ uri: `s3://${Bucket}/${Key}`, bytes, modifiedAt }] : [],
    );
    return { objects, ...(IsTruncated && last !== undefined ? { cursor: last } : {}) };
  });
}
