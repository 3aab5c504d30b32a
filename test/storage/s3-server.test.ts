import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { S3ServiceException } from '@aws-sdk/client-s3';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { framingOf, unframe } from '../support/s3/body/aws-chunked.ts';
import { canonicalRequest, sha256 } from '../support/s3/signature/canonical-request.ts';
import { sign, signingKey } from '../support/s3/signature/signing-key.ts';
import type { S3Server } from '../support/s3/start-s3.ts';
import { startS3 } from '../support/s3/start-s3.ts';

let server: S3Server;
let client: S3Client;
beforeAll(async () => {
  server = await startS3();
  const { endpoint, credentials, region } = server;
  client = new S3Client({ endpoint, credentials, region, forcePathStyle: true, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
});

const Bucket = 'lathe-test';

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: S3ServiceException = await work.then(
    () => Promise.reject(new Error('it succeeded')),
    (thrown) => thrown,
  );
  return `${error.name} ${error.$metadata?.httpStatusCode}`;
}

/** Amazon's own examples: "Authenticating Requests (AWS Signature Version 4)", GET Object and chunked upload. */
describe('signatures are those of the examples that Amazon publishes', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const scope = { time: '20130524T000000Z', scope: '20130524/us-east-1/s3/aws4_request' };
  const key = signingKey(secret, scope);
  const signed = (canonical: string) =>
    sign(key, `AWS4-HMAC-SHA256\n${scope.time}\n${scope.scope}\n${sha256(canonical)}`);

  test('of a GET with a range', () => {
    const headers = {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': sha256(''),
      'x-amz-date': scope.time,
    };
    const request = {
      method: 'GET',
      target: '/test.txt',
      headers,
      signedHeaders: Object.keys(headers),
      payload: sha256(''),
    };
    expect(signed(canonicalRequest(request))).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });

  const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
  const signatures = [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ];
  const framed = (first: string) =>
    Buffer.from(
      [65536, 1024, 0]
        .map(
          (size, index) =>
            `${size.toString(16)};chunk-signature=${[first, ...signatures.slice(1)][index]}\r\n${'a'.repeat(size)}\r\n`,
        )
        .join(''),
    );
  const framing = framingOf('STREAMING-AWS4-HMAC-SHA256-PAYLOAD') ?? { isSigned: false, hasTrailer: false };

  test('of an upload in signed chunks, and any other is refused', () => {
    const verified = { ...scope, key, signature: seed };
    expect(unframe(framed(signatures[0] ?? ''), framing, verified).body.equals(Buffer.alloc(66_560, 'a'))).toBe(true);
    expect(() => unframe(framed('0'.repeat(64)), framing, verified)).toThrow('does not match');
    expect(() => unframe(framed(signatures[0] ?? '').subarray(0, 66_000), framing, verified)).toThrow(
      'number of bytes',
    );
  });
});

describe('a body is what its sender meant', () => {
  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('as a stream with %s in the trailer', async (algorithm) => {
    const body = Buffer.alloc(200_000, 'stream');
    const command = { Bucket, Key: 'streamed', Body: Readable.from([body]), ContentLength: body.byteLength };
    await client.send(new PutObjectCommand({ ...command, ChecksumAlgorithm: algorithm }));
    const { Body, ...answer } = await client.send(
      new GetObjectCommand({ Bucket, Key: 'streamed', ChecksumMode: 'ENABLED' }),
    );
    expect(answer[`Checksum${algorithm}`]).toEqual(expect.any(String));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(body)).toBe(true);
  });

  test('else it is refused', async () => {
    const put = (more: object) =>
      refusal(client.send(new PutObjectCommand({ Bucket, Key: 'refused', Body: 'tone', ...more })));
    const md5 = createHash('md5').update('noise').digest('base64');
    expect(await put({ ChecksumCRC32: 'AAAAAA==' })).toBe('BadDigest 400');
    expect(await put({ ChecksumSHA256: createHash('sha256').update('noise').digest('base64') })).toBe('BadDigest 400');
    expect(await put({ ContentMD5: md5 })).toBe('BadDigest 400');
    expect(await put({ ContentMD5: 'short' })).toBe('InvalidDigest 400');
  });

  test('and whoever does not sign, or not with this key, is refused', async () => {
    expect((await fetch(`${server.endpoint}/${Bucket}/key`)).status).toBe(403);
    const other = { endpoint: server.endpoint, region: server.region, forcePathStyle: true };
    const credentials = { ...server.credentials, secretAccessKey: 'another' };
    const head = new HeadObjectCommand({ Bucket, Key: 'key' });
    const get = new GetObjectCommand({ Bucket, Key: 'key' });
    expect(await refusal(new S3Client({ ...other, credentials }).send(get))).toBe('SignatureDoesNotMatch 403');
    expect(
      await refusal(new S3Client({ ...other, credentials: server.credentials, region: 'eu-west-1' }).send(get)),
    ).toBe('AuthorizationHeaderMalformed 400');
    const late = { credentials: server.credentials, systemClockOffset: 20 * 60 * 1000 };
    expect(await refusal(new S3Client({ ...other, ...late, maxAttempts: 1 }).send(head))).toMatch(/ 403$/);
  });
});

describe('conditions are kept', () => {
  test('If-None-Match and If-Match on writing', async () => {
    const put = (more: object) => client.send(new PutObjectCommand({ Bucket, Key: 'condition', Body: 'x', ...more }));
    expect(await refusal(put({ IfMatch: '"none"' }))).toBe('NoSuchKey 404');
    const { ETag = '' } = await put({ IfNoneMatch: '*' });
    expect(await refusal(put({ IfNoneMatch: '*' }))).toBe('PreconditionFailed 412');
    expect(await refusal(put({ IfMatch: '"another"' }))).toBe('PreconditionFailed 412');
    expect((await put({ IfMatch: ETag })).ETag).toBe(ETag);
    expect(await refusal(put({ IfNoneMatch: '"another"' }))).toBe('NotImplemented 501');
  });
});

describe('an upload in parts', () => {
  const Key = 'parts';
  const large = Buffer.alloc(5 * 1024 * 1024);
  const begin = async () => ({
    Bucket,
    Key,
    ...(await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))),
  });
  type Begun = Awaited<ReturnType<typeof begin>>;
  const part = async ({ UploadId }: Begun, PartNumber: number, Body: Buffer) => {
    const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const complete = ({ UploadId }: Begun, Parts: object[]) =>
    client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));

  test('is completed by its list of parts, and by no other', async () => {
    const upload = await begin();
    const [one, two] = [await part(upload, 1, large), await part(upload, 2, Buffer.from('end'))];
    expect(await refusal(complete(upload, [two, one]))).toBe('InvalidPartOrder 400');
    expect(await refusal(complete(upload, [one, { ...two, ETag: '"another"' }]))).toBe('InvalidPart 400');
    expect(await refusal(complete(upload, [one, { ...two, PartNumber: 3 }]))).toBe('InvalidPart 400');
    expect(await refusal(complete(upload, [{ ...one, ChecksumCRC32: 'AAAAAA==' }, two]))).toBe('InvalidPart 400');
    expect((await complete(upload, [one, two])).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(await refusal(complete(upload, [one, two]))).toBe('NoSuchUpload 404');
  });

  test('has no small parts but the last', async () => {
    const upload = await begin();
    const parts = [await part(upload, 1, Buffer.from('small')), await part(upload, 2, Buffer.from('end'))];
    expect(await refusal(complete(upload, parts))).toBe('EntityTooSmall 400');
  });
});

test('a list is gone on with by its token', async () => {
  for (const key of ['l/1', 'l/2', 'l/3 & <more>'])
    await client.send(new PutObjectCommand({ Bucket, Key: key, Body: key }));
  const list = (more: object) => client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 2, ...more }));
  const first = await list({});
  expect([first.Contents?.map(({ Key }) => Key), first.IsTruncated]).toEqual([['l/1', 'l/2'], true]);
  const second = await list({ ContinuationToken: first.NextContinuationToken });
  expect([second.Contents?.map(({ Key }) => Key), second.IsTruncated]).toEqual([['l/3 & <more>'], false]);
  expect(await refusal(list({ ContinuationToken: 'made-up' }))).toBe('InvalidArgument 400');
});

test('ranges, missing keys and missing buckets are answered as S3 does', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'range', Body: 'abcdef' }));
  const get = (Range: string) => client.send(new GetObjectCommand({ Bucket, Key: 'range', Range }));
  expect(await (await get('bytes=-2')).Body?.transformToString()).toBe('ef');
  expect((await get('bytes=1-2')).ContentRange).toBe('bytes 1-2/6');
  expect(await refusal(get('bytes=6-'))).toBe('InvalidRange 416');
  expect(await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'none' })))).toBe('NoSuchKey 404');
  expect(await refusal(client.send(new GetObjectCommand({ Bucket: 'none', Key: 'none' })))).toBe('NoSuchBucket 404');
});
