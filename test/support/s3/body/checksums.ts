import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Refusal } from '../s3-error.ts';

const ALGORITHMS: Readonly<Record<string, (body: Uint8Array) => Buffer>> = {
  crc32: (body) => word(crc32(body)),
  crc32c: (body) => word(crc32c(body)),
  sha1: (body) => createHash('sha1').update(body).digest(),
  sha256: (body) => createHash('sha256').update(body).digest(),
};

const HEADER = /^x-amz-checksum-(?!algorithm$|mode$|type$)(\w+)$/;

/** The checksum that came with an object: `x-amz-checksum-crc32` and its value. */
export interface Checksum {
  readonly header: string;
  readonly value: string;
}

/**
 * Verifies every checksum among headers and trailers.
 *
 * @returns the first, which is kept with the object
 * @throws S3Refusal `BadDigest`, `InvalidRequest`
 */
export function verifyChecksums(body: Uint8Array, headers: Readonly<Record<string, string>>): Checksum | undefined {
  verifyMd5(body, headers['content-md5']);
  const given = Object.entries(headers).filter(([name]) => HEADER.test(name));
  for (const [header, value] of given) {
    if (checksumOf(header, body) !== value)
      throw new S3Refusal('BadDigest', `The ${header} you specified did not match`);
  }
  const [header, value] = given[0] ?? [];
  return header === undefined || value === undefined ? undefined : { header, value };
}

/** Computes the checksum that a header names, in base64. */
function checksumOf(header: string, body: Uint8Array): string {
  const algorithm = ALGORITHMS[HEADER.exec(header)?.[1] ?? ''];
  if (algorithm === undefined) throw new S3Refusal('InvalidRequest', `${header} is not a known checksum`);
  return algorithm(body).toString('base64');
}

/** The checksum of an object in parts: that of the parts' checksums, and their number. */
export function compositeChecksum(header: string, parts: readonly string[]): Checksum {
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  return { header, value: `${checksumOf(header, joined)}-${parts.length}` };
}

function verifyMd5(body: Uint8Array, given: string | undefined): void {
  if (given === undefined) return;
  if (Buffer.from(given, 'base64').byteLength !== 16) throw new S3Refusal('InvalidDigest', 'Content-MD5 is invalid');
  const found = createHash('md5').update(body).digest('base64');
  if (found !== given) throw new S3Refusal('BadDigest', 'The Content-MD5 you specified did not match');
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Castagnoli's polynomial, reflected. Node has only the other one. */
function crc32c(body: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0x82f63b78 & -(crc & 1));
  }
  return crc ^ 0xffffffff;
}
