import { S3Refusal } from '../s3-error.ts';
import { sha256 } from '../signature/canonical-request.ts';
import type { Verified, WireRequest } from '../signature/verify-signature.ts';
import { framingOf, unframe } from './aws-chunked.ts';
import type { Checksum } from './checksums.ts';
import { verifyChecksums } from './checksums.ts';

/** A body that is what its sender meant it to be. */
export interface VerifiedBody {
  readonly body: Buffer;
  readonly checksum: Checksum | undefined;
}

/**
 * Takes a body out of its framing, and verifies its signature, its length and every checksum that came with it.
 *
 * @throws S3Refusal for the first that does not hold
 */
export function verifyBody({ headers }: WireRequest, raw: Buffer, verified: Verified): VerifiedBody {
  const payload = headers['x-amz-content-sha256'] ?? '';
  const framing = framingOf(payload);
  const { body, trailers } = framing === undefined ? { body: raw, trailers: {} } : unframe(raw, framing, verified);
  if (framing === undefined && payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) {
    throw new S3Refusal('XAmzContentSHA256Mismatch', 'The x-amz-content-sha256 does not match what was computed');
  }
  const announced = headers['x-amz-decoded-content-length'];
  if (framing !== undefined && announced !== undefined && Number(announced) !== body.byteLength) {
    throw new S3Refusal('IncompleteBody', 'The decoded length is another one');
  }
  const promised = headers['x-amz-trailer'];
  if (promised !== undefined && !(promised in trailers))
    throw new S3Refusal('InvalidRequest', `The trailer ${promised} is missing`);
  return { body, checksum: verifyChecksums(body, { ...headers, ...trailers }) };
}
