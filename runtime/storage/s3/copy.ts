import type { CopyPartResult } from '@aws-sdk/client-s3';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { failure } from '../../failure/failure.ts';
import type { CopyOptions, Described, Stored } from '../storage.ts';
import { checkBeforeReading } from '../verify.ts';
import { attempt, sending } from './attempt.ts';
import { completed } from './completed.ts';
import type { Connection } from './connection.ts';
import { DIGEST_METADATA, head } from './describe.ts';
import { addressOf } from './object-address.ts';
import { readS3Error, s3Failure } from './s3-failure.ts';

/** Has S3 copy an object, at once or in parts, without its bytes coming here. The digest beside it goes with it. */
export function copy(
  connection: Connection,
  from: string,
  to: string,
  options: CopyOptions = {},
): Promise<Pick<Stored, 'etag'>> {
  return attempt(to, options.signal, async () => {
    const source = await head(connection, from, options);
    if (source === undefined) throw failure('storage/not_found', { uri: from });
    checkBeforeReading(from, source, options);
    const isLarge = source.bytes > connection.settings.copyAtOnceBytes;
    try {
      const inParts = () =>
        completed(connection, to, source, () => copyInParts(connection, source, to, options.signal));
      return { etag: await (isLarge ? inParts() : copyAtOnce(connection, source, to, options.signal)) };
    } catch (error) {
      const { status, name } = readS3Error(error);
      if (status === 412 || name === 'NoSuchKey') throw s3Failure(from, error); // it was replaced or removed meanwhile
      throw error;
    }
  });
}

type Copying = (
  connection: Connection,
  source: Described,
  to: string,
  signal: AbortSignal | undefined,
) => Promise<string>;

const copyAtOnce: Copying = async ({ client }, source, to, signal) => {
  const command = new CopyObjectCommand({ ...addressOf(to), ...sourceOf(source) });
  return (await client.send(command, sending(signal))).CopyObjectResult?.ETag ?? '';
};

const copyInParts: Copying = async ({ client, settings }, source, to, signal) => {
  const address = addressOf(to);
  const Metadata = source.sha256 === undefined ? {} : { [DIGEST_METADATA]: source.sha256 };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...address, Metadata })); // not cancelled: it could not be taken back
  try {
    const Parts: (CopyPartResult & { PartNumber: number })[] = [];
    for (const [index, CopySourceRange] of ranges(source.bytes, settings.copyAtOnceBytes).entries()) {
      const part = { ...address, ...sourceOf(source), UploadId, PartNumber: index + 1, CopySourceRange };
      const { CopyPartResult = {} } = await client.send(new UploadPartCopyCommand(part), sending(signal));
      Parts.push({ ...CopyPartResult, PartNumber: part.PartNumber });
    }
    const complete = new CompleteMultipartUploadCommand({ ...address, UploadId, MultipartUpload: { Parts } });
    return (await client.send(complete, sending(signal))).ETag ?? '';
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...address, UploadId })).catch(() => undefined);
    throw error;
  }
};

/** The header is a URI path, and so is escaped where the SDK escapes everything else itself. */
function sourceOf({ uri, etag }: Described): { CopySource: string; CopySourceIfMatch: string } {
  const { Bucket, Key } = addressOf(uri);
  const path = Key.split('/').map(encodeURIComponent).join('/');
  return { CopySource: `${Bucket}/${path}`, CopySourceIfMatch: etag };
}

function ranges(bytes: number, size: number): string[] {
  const starts = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => index * size);
  return starts.map((start) => `bytes=${start}-${Math.min(start + size, bytes) - 1}`);
}
