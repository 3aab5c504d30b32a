import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { MOST_BYTES_IN_MEMORY } from '../limits.ts';
import { localWriteFailure } from '../local/local-failure.ts';
import { withPartialFile } from '../local/partial-file.ts';
import type { Cancellable, Fetched, FetchedBytes, GetOptions, Range, Slice } from '../storage.ts';
import { checkBeforeReading, checkDigest } from '../verify.ts';
import { attempt, sending } from './attempt.ts';
import type { Connection } from './connection.ts';
import { head } from './describe.ts';
import { againIfCorrupt, download } from './download.ts';
import { addressOf } from './object-address.ts';
import { readS3Error } from './s3-failure.ts';

/** Fetches an object into a local file, verified, by a rename at the end. */
export function getFile(connection: Connection, uri: string, path: string, options: GetOptions = {}): Promise<Fetched> {
  const worded = (error: unknown) => localWriteFailure(path, error);
  const once = () =>
    withPartialFile(dirname(path), worded, async (partial) => {
      const { sha256: kept, ...found } = await download(connection, uri, options, partial.write);
      const sha256 = partial.digest();
      checkDigest(uri, sha256, options.sha256 ?? kept);
      await partial.replace(path);
      return { ...found, sha256 };
    });
  return attempt(uri, options.signal, () => againIfCorrupt(once));
}

/** Fetches a small object. */
export function getBytes(connection: Connection, uri: string, options: GetOptions = {}): Promise<FetchedBytes> {
  const once = async () => {
    const chunks: Uint8Array[] = [];
    const limited = { maxBytes: MOST_BYTES_IN_MEMORY, ...options };
    const { sha256: kept, ...found } = await download(connection, uri, limited, async (chunk) => {
      chunks.push(chunk);
    });
    const content = Buffer.concat(chunks);
    const sha256 = createHash('sha256').update(content).digest('hex');
    checkDigest(uri, sha256, options.sha256 ?? kept);
    return { content, ...found, sha256 };
  };
  return attempt(uri, options.signal, () => againIfCorrupt(once));
}

/** Fetches a part of an object; past its end S3 answers 416, and the length is asked for by itself. */
export function getRange(
  connection: Connection,
  uri: string,
  { start, end }: Range,
  { signal }: Cancellable = {},
): Promise<Slice> {
  return attempt(uri, signal, async () => {
    const command = new GetObjectCommand({ ...addressOf(uri), Range: `bytes=${start}-${end ?? ''}` });
    try {
      const {
        Body,
        ContentRange = '',
        ContentLength = 0,
        ETag: etag = '',
      } = await connection.client.send(command, sending(signal));
      checkBeforeReading(uri, { etag, bytes: ContentLength }, { maxBytes: MOST_BYTES_IN_MEMORY });
      const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
      return { content, totalBytes: Number(ContentRange.split('/')[1] ?? content.byteLength) };
    } catch (error) {
      if (readS3Error(error).status !== 416) throw error;
      return { content: Buffer.alloc(0), totalBytes: (await head(connection, uri, { signal }))?.bytes ?? 0 };
    }
  });
}
