import { S3Refusal } from '../s3-error.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, getObject, headObject } from './get-object.ts';
import { listObjects } from './list-objects.ts';
import { abortUpload, completeUpload, createUpload, uploadPart, uploadPartCopy } from './multipart.ts';
import type { Operation, Verified } from './operation.ts';
import { putObject } from './put-object.ts';

/**
 * Returns the operation that a request asks for.
 *
 * @throws S3Refusal `NotImplemented` for those that are not here
 */
export function operationOf(method: string, { key, query, headers }: Verified): Operation {
  const isCopy = 'x-amz-copy-source' in headers;
  if (key === '') {
    if (method === 'GET') return listObjects;
  } else if (query.has('uploadId')) {
    if (method === 'PUT') return isCopy ? uploadPartCopy : uploadPart;
    if (method === 'POST') return completeUpload;
    if (method === 'DELETE') return abortUpload;
  } else {
    if (method === 'GET') return getObject;
    if (method === 'HEAD') return headObject;
    if (method === 'DELETE') return deleteObject;
    if (method === 'PUT') return isCopy ? copyObject : putObject;
    if (method === 'POST' && query.has('uploads')) return createUpload;
  }
  throw new S3Refusal('NotImplemented', 'A header or a method implies functionality that is not implemented');
}
