import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { AbortMultipartUploadCommand, CreateMultipartUploadCommand } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Digested, Source } from '../local/source.ts';
import { checkDigest, checkLength } from '../verify.ts';
import { sending } from './attempt.ts';
import type { Connection } from './connection.ts';

/** S3 takes no more parts of one object. */
const MOST_PARTS = 10_000;

/**
 * Stores a source in parts, several at once; where it fails or is cancelled, the parts are taken back before it returns.
 *
 * The whole of what is read is held to the digest before the last part leaves: a file that was changed meanwhile is not stored.
 *
 * @returns the new object's ETag
 */
export async function upload(
  { client, settings }: Connection,
  uri: string,
  source: Source,
  expected: Digested,
  params: Omit<PutObjectCommandInput, 'Body'>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const transfer = new Upload({
    client: cancellableClient(client, signal),
    params: { ...params, Body: Readable.from(verified(uri, source, expected), { objectMode: false }) },
    partSize: Math.max(settings.partBytes, Math.ceil(expected.bytes / MOST_PARTS)),
    queueSize: settings.partsAtOnce,
  });
  const { ETag = '' } = await transfer.done();
  return ETag;
}

/** An upload that was begun without our learning its name cannot be taken back; and taking back is not cancelled. */
const NOT_CANCELLED = [CreateMultipartUploadCommand, AbortMultipartUploadCommand];

/**
 * `Upload.abort` returns before the parts are taken back, and leaves requests running. So the requests are cancelled
 * instead, and `Upload` meets that as it meets any failure: it takes the parts back, and waits for that.
 */
function cancellableClient(client: S3Client, signal: AbortSignal | undefined): S3Client {
  const send = (command: Parameters<S3Client['send']>[0]) =>
    client.send(command, NOT_CANCELLED.some((kind) => command instanceof kind) ? {} : sending(signal));
  return { config: client.config, send } as S3Client; // all that Upload uses of it
}

async function* verified(uri: string, source: Source, expected: Digested): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  checkLength(uri, bytes, expected.bytes);
  checkDigest(uri, hash.digest('hex'), expected.sha256);
}
