import type { StoredObject } from '../bucket.ts';
import { S3Refusal } from '../s3-error.ts';
import type { Answer, Verified } from './operation.ts';
import { matches, preconditionFailed } from './operation.ts';

/** GetObject, whole or in part. */
export function getObject(request: Verified): Answer {
  const object = existingObject(request);
  const { range: wanted } = request.headers;
  const range = wanted === undefined ? undefined : rangeOf(wanted, object.body.byteLength);
  if (range === undefined)
    return { status: 200, headers: { ...describing(object), ...checksumIn(request, object) }, body: object.body };
  const { start, end } = range;
  const total = object.body.byteLength;
  return {
    status: 206,
    headers: { ...describing(object), 'content-range': `bytes ${start}-${end}/${total}` },
    body: object.body.subarray(start, end + 1),
  };
}

/** HeadObject: the length is that of the body that is not sent. */
export function headObject(request: Verified): Answer {
  const object = existingObject(request);
  const length = { 'content-length': String(object.body.byteLength) };
  return { status: 200, headers: { ...describing(object), ...length, ...checksumIn(request, object) } };
}

/** DeleteObject: also of what is not there. */
export function deleteObject({ bucket, key }: Verified): Answer {
  bucket.objects.delete(key);
  return { status: 204 };
}

function existingObject({ bucket, key, headers }: Verified): StoredObject {
  const object = bucket.objects.get(key);
  if (object === undefined) throw new S3Refusal('NoSuchKey', 'The specified key does not exist.', { Key: key });
  const { 'if-match': ifMatch } = headers;
  if (ifMatch !== undefined && !matches(ifMatch, object.etag)) throw preconditionFailed('If-Match');
  return object;
}

function describing({ etag, modifiedAt, attributes }: StoredObject): Record<string, string> {
  return { 'accept-ranges': 'bytes', 'last-modified': modifiedAt.toUTCString(), etag, ...attributes };
}

/** S3 tells the checksum to those who ask for it. */
function checksumIn({ headers }: Verified, { checksum }: StoredObject): Record<string, string> {
  if (checksum === undefined || headers['x-amz-checksum-mode'] !== 'ENABLED') return {};
  const type = checksum.value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT';
  return { [checksum.header]: checksum.value, 'x-amz-checksum-type': type };
}

/** A range in another form is ignored, as HTTP has it. */
function rangeOf(header: string, total: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, total - Number(last)) : Number(first);
  const end = first === '' || last === '' ? total - 1 : Math.min(Number(last), total - 1);
  if (start >= total || end < start) throw new S3Refusal('InvalidRange', 'The requested range is not satisfiable');
  return { start, end };
}
