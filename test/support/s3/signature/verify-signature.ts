import { timingSafeEqual } from 'node:crypto';
import { S3Refusal } from '../s3-error.ts';
import { canonicalRequest, sha256 } from './canonical-request.ts';
import type { Scope } from './signing-key.ts';
import { sign, signingKey } from './signing-key.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the parts of a signed stream are verified with. */
export interface Verified extends Scope {
  readonly key: Buffer;
  readonly signature: string;
}

/** A request as the wire gave it: header names in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
}

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/s3\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const LATEST_MS = 15 * 60 * 1000;

/**
 * Verifies the Authorization header of a request.
 *
 * @throws S3Refusal as S3 refuses: no header, another key, another clock, headers left out, another signature
 */
export function verifySignature(request: WireRequest, credentials: Credentials, region: string): Verified {
  const { method, target, headers } = request;
  const { authorization } = headers;
  if (authorization === undefined) throw new S3Refusal('AccessDenied', 'Access Denied');
  const [, keyId, scope = '', names = '', signature = ''] = FORM.exec(authorization) ?? [];
  if (keyId === undefined) throw new S3Refusal('AuthorizationHeaderMalformed', 'The authorization header is malformed');
  if (keyId !== credentials.accessKeyId)
    throw new S3Refusal('InvalidAccessKeyId', 'No such key', { AWSAccessKeyId: keyId });
  const time = checkTime(headers['x-amz-date'] ?? '', scope, region);
  const signedHeaders = checkSignedHeaders(names.split(';'), headers);
  const payload = headers['x-amz-content-sha256'];
  if (payload === undefined) throw new S3Refusal('InvalidRequest', 'Missing required header x-amz-content-sha256');

  const canonical = canonicalRequest({ method, target, headers, signedHeaders, payload });
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const key = signingKey(credentials.secretAccessKey, { time, scope });
  checkEqual(sign(key, text), signature, { AWSAccessKeyId: keyId, StringToSign: text, SignatureProvided: signature });
  return { time, scope, key, signature };
}

/** Compares two signatures; the answer repeats what was signed, as that of S3 does. */
export function checkEqual(expected: string, given: string, details: Readonly<Record<string, string>>): void {
  if (expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return;
  throw new S3Refusal('SignatureDoesNotMatch', 'The request signature we calculated does not match', details);
}

function checkTime(time: string, scope: string, region: string): string {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const date = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(date)) throw new S3Refusal('AccessDenied', 'A valid x-amz-date is needed');
  if (Math.abs(Date.now() - date) > LATEST_MS)
    throw new S3Refusal('RequestTimeTooSkewed', 'The clocks are too far apart');
  if (scope !== `${year}${month}${day}/${region}/s3/aws4_request`) {
    throw new S3Refusal('AuthorizationHeaderMalformed', `The scope is wrong; expecting '${region}'`, {
      Region: region,
    });
  }
  return time;
}

/** Whatever S3 acts upon has to be signed. */
function checkSignedHeaders(names: readonly string[], headers: Readonly<Record<string, string>>): readonly string[] {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) throw new S3Refusal('AccessDenied', `There were headers that were not signed: ${missing}`);
  if (names.join(';') !== names.toSorted().join(';'))
    throw new S3Refusal('AuthorizationHeaderMalformed', 'Unsorted headers');
  return names;
}
