import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Digested, Source } from '../local/source.ts';
import { contentOf } from '../local/source.ts';
import type { PutOptions } from '../storage.ts';
import { checkLength } from '../verify.ts';
import { sending } from './attempt.ts';
import { completed } from './completed.ts';
import type { Connection } from './connection.ts';
import { DIGEST_METADATA } from './describe.ts';
import { addressOf } from './object-address.ts';
import { upload } from './upload.ts';

/**
 * Sends a source to a bucket, at once or in parts, with its digest beside it.
 *
 * @param onlyIfAbsent - makes S3 itself refuse with 412 where the key is taken
 * @returns the new object's ETag
 */
export async function store(
  connection: Connection,
  uri: string,
  source: Source,
  digested: Digested,
  { contentType, signal }: PutOptions,
  onlyIfAbsent: boolean,
): Promise<string> {
  const params = {
    ...addressOf(uri),
    Metadata: { [DIGEST_METADATA]: digested.sha256 },
    ...(contentType === undefined ? {} : { ContentType: contentType }),
    ...(onlyIfAbsent ? { IfNoneMatch: '*' } : {}),
  };
  if (digested.bytes > connection.settings.partBytes) {
    return await completed(connection, uri, digested, () => upload(connection, uri, source, digested, params, signal));
  }
  return await sendAtOnce(connection, uri, source, digested, params, signal);
}

async function sendAtOnce(
  { client }: Connection,
  uri: string,
  source: Source,
  { bytes }: Digested,
  params: Omit<PutObjectCommandInput, 'Body'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const Body = await contentOf(source.chunks());
  checkLength(uri, Body.byteLength, bytes);
  const { ETag = '' } = await client.send(new PutObjectCommand({ ...params, Body }), sending(signal));
  return ETag;
}
