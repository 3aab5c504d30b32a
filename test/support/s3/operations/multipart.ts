import { createHash, randomUUID } from 'node:crypto';
import type { Checksum } from '../body/checksums.ts';
import { compositeChecksum } from '../body/checksums.ts';
import type { OpenUpload, Part } from '../bucket.ts';
import { attributesIn } from '../bucket.ts';
import { S3Refusal } from '../s3-error.ts';
import { elements, xmlDocument } from '../xml.ts';
import { copySource } from './copy-object.ts';
import type { Operation, Verified } from './operation.ts';
import { checkWriteConditions, xmlAnswer } from './operation.ts';
import { md5Etag } from './put-object.ts';

const SMALLEST_PART = 5 * 1024 * 1024;
const LAST_PART_NUMBER = 10_000;

/** CreateMultipartUpload. */
export const createUpload: Operation = ({ bucket, bucketName, key, headers }) => {
  const id = randomUUID();
  bucket.uploads.set(id, { key, attributes: attributesIn(headers), parts: new Map() });
  return xmlAnswer(xmlDocument('InitiateMultipartUploadResult', { Bucket: bucketName, Key: key, UploadId: id }));
};

/** UploadPart. */
export const uploadPart: Operation = (request) => {
  const part = { body: request.body, checksum: request.checksum };
  const { etag, checksum } = keepPart(request, part);
  return { status: 200, headers: { etag, ...(checksum === undefined ? {} : { [checksum.header]: checksum.value }) } };
};

/** UploadPartCopy: a part whose bytes are those of another object. */
export const uploadPartCopy: Operation = (request) => {
  const { body } = copySource(request);
  const range = request.headers['x-amz-copy-source-range'];
  const [, start = 0, end = body.byteLength - 1] = (/^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []).map(Number);
  if (end >= body.byteLength) throw new S3Refusal('InvalidArgument', 'The range lies outside the source');
  const { etag, modifiedAt } = keepPart(request, { body: body.subarray(start, end + 1), checksum: undefined });
  return xmlAnswer(xmlDocument('CopyPartResult', { LastModified: modifiedAt.toISOString(), ETag: etag }));
};

/** AbortMultipartUpload. */
export const abortUpload: Operation = (request) => {
  openUpload(request);
  request.bucket.uploads.delete(request.query.get('uploadId') ?? '');
  return { status: 204 };
};

/** CompleteMultipartUpload: the parts become an object, if they are those that the client lists. */
export const completeUpload: Operation = (request) => {
  const upload = openUpload(request);
  const parts = listedParts(request.body.toString(), upload);
  checkWriteConditions(request);
  const { bucket, bucketName, key } = request;
  const digests = parts.map(({ body }) => createHash('md5').update(body).digest());
  const etag = `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
  const body = Buffer.concat(parts.map((part) => part.body));
  const { attributes } = upload;
  bucket.objects.set(key, { body, etag, modifiedAt: new Date(), attributes, checksum: checksumOfParts(parts) });
  bucket.uploads.delete(request.query.get('uploadId') ?? '');
  return xmlAnswer(xmlDocument('CompleteMultipartUploadResult', { Bucket: bucketName, Key: key, ETag: etag }));
};

function keepPart(request: Verified, { body, checksum }: Pick<Part, 'body' | 'checksum'>): Part {
  const { parts } = openUpload(request);
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > LAST_PART_NUMBER) {
    throw new S3Refusal('InvalidArgument', `Part number must be an integer between 1 and ${LAST_PART_NUMBER}`);
  }
  const part = { body, checksum, etag: md5Etag(body), modifiedAt: new Date() };
  parts.set(number, part);
  return part;
}

function openUpload({ bucket, key, query }: Verified): OpenUpload {
  const upload = bucket.uploads.get(query.get('uploadId') ?? '');
  if (upload?.key !== key) throw new S3Refusal('NoSuchUpload', 'The specified upload does not exist.');
  return upload;
}

function listedParts(xml: string, { parts }: OpenUpload): readonly Part[] {
  const listed = elements(xml, 'Part').map((text) => ({ number: Number(elements(text, 'PartNumber')[0]), text }));
  if (listed.length === 0) throw new S3Refusal('MalformedXML', 'The XML you provided was not well-formed');
  if (listed.some(({ number }, index) => number <= (listed[index - 1]?.number ?? 0))) {
    throw new S3Refusal('InvalidPartOrder', 'The list of parts was not in ascending order');
  }
  return listed.map(({ number, text }, index) => {
    const part = parts.get(number);
    const etag = elements(text, 'ETag')[0]?.replaceAll('"', '');
    if (part === undefined || `"${etag}"` !== part.etag || !confirms(text, part)) {
      throw new S3Refusal('InvalidPart', 'One or more of the specified parts could not be found', {
        PartNumber: `${number}`,
      });
    }
    if (index < listed.length - 1 && part.body.byteLength < SMALLEST_PART) {
      throw new S3Refusal('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
    }
    return part;
  });
}

/** Where the list repeats a part's checksum, it is the right one. */
function confirms(text: string, { checksum }: Part): boolean {
  const [, name, value] = /<Checksum(\w+)>([^<]*)</.exec(text) ?? [];
  return (
    name === undefined || (checksum?.header === `x-amz-checksum-${name.toLowerCase()}` && checksum.value === value)
  );
}

function checksumOfParts(parts: readonly Part[]): Checksum | undefined {
  const checksums = parts.flatMap(({ checksum }) => (checksum === undefined ? [] : [checksum]));
  const [first] = checksums;
  if (first === undefined || checksums.length < parts.length) return undefined;
  return compositeChecksum(
    first.header,
    checksums.map(({ value }) => value),
  );
}
