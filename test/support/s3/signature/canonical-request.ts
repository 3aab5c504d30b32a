import { createHash } from 'node:crypto';

/** What of a request is signed. */
export interface Signable {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Lower case, sorted. */
  readonly signedHeaders: readonly string[];
  /** The value of `x-amz-content-sha256`. */
  readonly payload: string;
}

/** Writes the canonical request of Signature Version 4, as S3 does it: the path is encoded once. */
export function canonicalRequest({ method, target, headers, signedHeaders, payload }: Signable): string {
  const { path, query } = splitTarget(target);
  const lines = signedHeaders.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`);
  const canonicalPath = path.split('/').map(encode).join('/');
  const canonicalQuery = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  return [method, canonicalPath, canonicalQuery.join('&'), lines.join(''), signedHeaders.join(';'), payload].join('\n');
}

/** Returns the decoded path and the decoded pairs of the query. */
export function splitTarget(target: string): { path: string; query: readonly (readonly [string, string])[] } {
  const [path = '', query = ''] = target.split('?', 2);
  const pairs = query.split('&').filter((pair) => pair !== '');
  return {
    path: decodeURIComponent(path),
    query: pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [decodeURIComponent(name), decodeURIComponent(value)];
    }),
  };
}

/** RFC 3986: all but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Returns the SHA-256 as lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
