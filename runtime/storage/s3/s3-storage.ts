import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { bytesSource, fileSource } from '../local/source.ts';
import type { Storage } from '../storage.ts';
import { attempt, sending } from './attempt.ts';
import { connect } from './connection.ts';
import { copy } from './copy.ts';
import { head } from './describe.ts';
import { list } from './list.ts';
import { addressOf } from './object-address.ts';
import { conditionalPuts } from './probe.ts';
import { put } from './put.ts';
import { getBytes, getFile, getRange } from './read.ts';
import type { S3Config } from './s3-config.ts';

/** Opens the storage of `s3://` URIs: all buckets that the credentials of this process are good for. */
export function openS3Storage(config: S3Config = {}): Storage {
  const connection = connect(config);
  const conditional = conditionalPuts(connection);
  return Object.freeze<Storage>({
    getFile: (uri, path, options) => getFile(connection, uri, path, options),
    getBytes: (uri, options) => getBytes(connection, uri, options),
    getRange: (uri, range, options) => getRange(connection, uri, range, options),
    putFile: (uri, path, options = {}) => put(connection, conditional, uri, fileSource(path, options), options),
    putBytes: (uri, content, options) => put(connection, conditional, uri, bytesSource(content), options),
    head: (uri, options) => head(connection, uri, options),
    list: (prefix, options) => list(connection, prefix, options),
    remove: (uri, { signal } = {}) =>
      attempt(uri, signal, async () => {
        await connection.client.send(new DeleteObjectCommand(addressOf(uri)), sending(signal)); // 204 for what is not there, too
      }),
    copy: (from, to, options) => copy(connection, from, to, options),
    capabilities: (uri, { signal } = {}) =>
      attempt(uri, signal, async () => ({
        ifAbsent: (await conditional.isAtomic(uri, signal)) ? 'atomic' : 'checked',
      })),
    close: () => connection.client.destroy(),
  });
}
