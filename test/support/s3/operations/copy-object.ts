import type { StoredObject } from '../bucket.ts';
import { attributesIn } from '../bucket.ts';
import { S3Refusal } from '../s3-error.ts';
import { xmlDocument } from '../xml.ts';
import type { Operation, Verified } from './operation.ts';
import { checkWriteConditions, matches, preconditionFailed, xmlAnswer } from './operation.ts';
import { md5Etag } from './put-object.ts';

/** CopyObject. */
export const copyObject: Operation = (request) => {
  const source = copySource(request);
  checkWriteConditions(request);
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const attributes = replaces ? attributesIn(request.headers) : source.attributes;
  const modifiedAt = new Date();
  const etag = md5Etag(source.body);
  request.bucket.objects.set(request.key, { ...source, etag, attributes, modifiedAt });
  return xmlAnswer(xmlDocument('CopyObjectResult', { LastModified: modifiedAt.toISOString(), ETag: etag }));
};

/**
 * Returns what the header `x-amz-copy-source` names.
 *
 * @throws S3Refusal `NoSuchBucket`, `NoSuchKey`, `PreconditionFailed`
 */
export function copySource({ buckets, headers }: Verified): StoredObject {
  const path = decodeURIComponent(headers['x-amz-copy-source'] ?? '').replace(/^\//, '');
  const slash = path.indexOf('/');
  const bucket = buckets.get(path.slice(0, slash));
  if (bucket === undefined) throw new S3Refusal('NoSuchBucket', 'The specified bucket does not exist');
  const object = bucket.objects.get(path.slice(slash + 1));
  if (object === undefined) throw new S3Refusal('NoSuchKey', 'The specified key does not exist.');
  const { 'x-amz-copy-source-if-match': ifMatch } = headers;
  if (ifMatch !== undefined && !matches(ifMatch, object.etag)) throw preconditionFailed('x-amz-copy-source-If-Match');
  return object;
}
