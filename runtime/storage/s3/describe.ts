import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { LatheFailure } from '../../failure/failure.ts';
import type { Cancellable, Described } from '../storage.ts';
import { attempt, sending } from './attempt.ts';
import type { Connection } from './connection.ts';
import { addressOf } from './object-address.ts';

/** Where the SHA-256 of what Lathe stored is kept: `x-amz-meta-lathe-sha256`. S3's own ETag is no digest of large files. */
export const DIGEST_METADATA = 'lathe-sha256';

/** Returns what S3 tells of an object, or undefined where there is none. */
export async function head(
  { client }: Connection,
  uri: string,
  { signal }: Cancellable = {},
): Promise<Described | undefined> {
  try {
    return await attempt(uri, signal, async () => {
      const answer = await client.send(new HeadObjectCommand(addressOf(uri)), sending(signal));
      const { ContentLength: bytes = 0, ETag: etag = '', LastModified: modifiedAt = new Date(0) } = answer;
      return { uri, bytes, etag, modifiedAt, ...versionOf(answer), ...digestIn(answer.Metadata) };
    });
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/not_found') return undefined;
    throw error;
  }
}

/** A bucket that keeps no versions answers with none, or with the word null. */
export function versionOf({ VersionId: version }: { VersionId?: string | undefined }): { version?: string } {
  return version === undefined || version === 'null' ? {} : { version };
}

/** Reads the digest among an object's metadata. */
export function digestIn(metadata: Readonly<Record<string, string>> | undefined): { sha256?: string } {
  const sha256 = metadata?.[DIGEST_METADATA];
  return sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {};
}
