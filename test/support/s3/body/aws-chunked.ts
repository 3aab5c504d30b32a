import { S3Refusal } from '../s3-error.ts';
import { sha256 } from '../signature/canonical-request.ts';
import { sign } from '../signature/signing-key.ts';
import type { Verified } from '../signature/verify-signature.ts';
import { checkEqual } from '../signature/verify-signature.ts';

/** A stream without its framing. */
export interface Unframed {
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

/** How a stream says that it is framed, in `x-amz-content-sha256`. */
export interface Framing {
  readonly isSigned: boolean;
  readonly hasTrailer: boolean;
}

const EMPTY = sha256('');

/** Returns how a body is framed, or undefined for one that is not. */
export function framingOf(payload: string): Framing | undefined {
  if (!payload.startsWith('STREAMING-')) return undefined;
  const framing = {
    isSigned: payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD'),
    hasTrailer: payload.endsWith('-TRAILER'),
  };
  const isKnown = framing.isSigned || payload === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
  if (!isKnown) throw new S3Refusal('InvalidArgument', `x-amz-content-sha256 is '${payload}'`);
  return framing;
}

/**
 * Reads an aws-chunked body: `size[;chunk-signature=hex]`, the bytes, and so on to a chunk of no bytes, then trailers.
 *
 * Each signature covers its chunk and the signature before it, so that no chunk can be left out or moved.
 *
 * @throws S3Refusal `IncompleteBody`, `SignatureDoesNotMatch`
 */
export function unframe(framed: Buffer, { isSigned, hasTrailer }: Framing, verified: Verified): Unframed {
  const chunks: Buffer[] = [];
  let position = 0;
  let previous = verified.signature;
  for (let size = -1; size !== 0; ) {
    const line = lineAt(framed, position);
    const [digits = '', extension = ''] = line.split(';chunk-signature=');
    size = /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : incomplete();
    const start = position + line.length + 2;
    const chunk = framed.subarray(start, start + size);
    if (chunk.byteLength < size) incomplete();
    if (isSigned) {
      checkEqual(chunkSignature(verified, previous, chunk), extension, { SignatureProvided: extension });
      previous = extension;
    }
    chunks.push(chunk);
    position = start + size;
    if (size > 0 && framed.subarray(position, position + 2).toString() !== '\r\n') incomplete();
    if (size > 0) position += 2;
  }
  const trailers = hasTrailer
    ? readTrailers(framed.subarray(position), isSigned ? { verified, previous } : undefined)
    : {};
  return { body: Buffer.concat(chunks), trailers };
}

function chunkSignature({ key, time, scope }: Verified, previous: string, chunk: Buffer): string {
  return sign(key, ['AWS4-HMAC-SHA256-PAYLOAD', time, scope, previous, EMPTY, sha256(chunk)].join('\n'));
}

function readTrailers(
  text: Buffer,
  signing: { verified: Verified; previous: string } | undefined,
): Record<string, string> {
  const lines = text
    .toString('latin1')
    .split('\r\n')
    .filter((line) => line !== '');
  const pairs = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  const { 'x-amz-trailer-signature': signature = '', ...trailers } = Object.fromEntries(pairs);
  if (signing !== undefined) {
    const { key, time, scope } = signing.verified;
    const signed = Object.entries(trailers).map(([name, value]) => `${name}:${value}\n`);
    const parts = ['AWS4-HMAC-SHA256-TRAILER', time, scope, signing.previous, sha256(signed.join(''))];
    checkEqual(sign(key, parts.join('\n')), signature, { SignatureProvided: signature });
  }
  return trailers;
}

function lineAt(framed: Buffer, position: number): string {
  const end = framed.indexOf('\r\n', position);
  return end === -1 ? incomplete() : framed.toString('latin1', position, end);
}

function incomplete(): never {
  throw new S3Refusal('IncompleteBody', 'You did not provide the number of bytes that you announced');
}
