import type { Checksum } from '../body/checksums.ts';
import type { Bucket } from '../bucket.ts';
import { S3Refusal } from '../s3-error.ts';

/** How the server keeps conditions on writes: as S3 does, with 501, or by not looking at them. */
export type ConditionalWrites = 'enforced' | 'unsupported' | 'ignored';

/** A request whose signature and checksums hold. */
export interface Verified {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly bucket: Bucket;
  readonly bucketName: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly checksum: Checksum | undefined;
  readonly conditionalWrites: ConditionalWrites;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export type Operation = (request: Verified) => Answer;

/** An answer of 200 with a document. */
export function xmlAnswer(body: string): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

/**
 * Holds a write to its conditions.
 *
 * @throws S3Refusal `PreconditionFailed`, `NoSuchKey`, `NotImplemented`
 */
export function checkWriteConditions({ bucket, key, headers, conditionalWrites }: Verified): void {
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers;
  if (conditionalWrites === 'ignored' || (ifNoneMatch === undefined && ifMatch === undefined)) return;
  if (conditionalWrites === 'unsupported')
    throw new S3Refusal('NotImplemented', 'Conditional object PUTs are not supported.');
  const found = bucket.objects.get(key);
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch !== '*') throw new S3Refusal('NotImplemented', 'If-None-Match takes only * here');
    if (found !== undefined) throw preconditionFailed('If-None-Match');
  }
  if (ifMatch !== undefined) {
    if (found === undefined) throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', { Key: key });
    if (!matches(ifMatch, found.etag)) throw preconditionFailed('If-Match');
  }
}

/** Whether one of the ETags of a condition is the one, with quotes or without. */
export function matches(condition: string, etag: string): boolean {
  const given = condition.split(',').map((one) => one.trim());
  return given.includes('*') || given.includes(etag) || given.includes(etag.slice(1, -1));
}

export function preconditionFailed(condition: string): S3Refusal {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Refusal('PreconditionFailed', message, { Condition: condition });
}
