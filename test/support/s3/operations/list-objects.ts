import { S3Refusal } from '../s3-error.ts';
import type { Xml } from '../xml.ts';
import { xmlDocument } from '../xml.ts';
import type { Operation } from './operation.ts';
import { xmlAnswer } from './operation.ts';

const LARGEST_PAGE = 1000;

/** ListObjectsV2: in the order of the keys' bytes, from a key or from where the page before ended. */
export const listObjects: Operation = ({ bucket, bucketName, query }) => {
  if (query.get('list-type') !== '2') throw new S3Refusal('NotImplemented', 'Only ListObjectsV2 is here');
  const prefix = query.get('prefix') ?? '';
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : fromToken(token);
  const size = sizeOf(query.get('max-keys'));

  const found = [...bucket.objects].filter(([key]) => key.startsWith(prefix) && compare(key, after) > 0);
  const page = found.toSorted(([one], [other]) => compare(one, other)).slice(0, size);
  const isTruncated = found.length > page.length;
  const write = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  const content: Xml = {
    Name: bucketName,
    Prefix: write(prefix),
    KeyCount: page.length,
    MaxKeys: size,
    IsTruncated: isTruncated,
    NextContinuationToken: isTruncated ? toToken(page.at(-1)?.[0] ?? after) : undefined,
    Contents: page.map(([key, { etag, body, modifiedAt }]) => ({
      Key: write(key),
      LastModified: modifiedAt.toISOString(),
      ETag: etag,
      Size: body.byteLength,
      StorageClass: 'STANDARD',
    })),
  };
  return xmlAnswer(xmlDocument('ListBucketResult', content));
};

function sizeOf(given: string | undefined): number {
  const size = given === undefined ? LARGEST_PAGE : Number(given);
  if (!Number.isInteger(size) || size < 0) throw new S3Refusal('InvalidArgument', 'max-keys is not a number');
  return Math.min(size, LARGEST_PAGE);
}

function toToken(key: string): string {
  return Buffer.from(`from ${key}`).toString('base64url');
}

function fromToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString();
  if (!text.startsWith('from ')) throw new S3Refusal('InvalidArgument', 'The continuation token provided is incorrect');
  return text.slice('from '.length);
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
