import { createHash } from 'node:crypto';
import { attributesIn } from '../bucket.ts';
import type { Operation } from './operation.ts';
import { checkWriteConditions } from './operation.ts';

/** PutObject. */
export const putObject: Operation = (request) => {
  checkWriteConditions(request);
  const { bucket, key, headers, body, checksum } = request;
  const etag = md5Etag(body);
  bucket.objects.set(key, { body, etag, modifiedAt: new Date(), attributes: attributesIn(headers), checksum });
  return { status: 200, headers: { etag, ...(checksum === undefined ? {} : { [checksum.header]: checksum.value }) } };
};

/** The ETag of what was written at once. */
export function md5Etag(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
