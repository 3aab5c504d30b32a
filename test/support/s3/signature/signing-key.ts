import { createHmac } from 'node:crypto';

/** Who signs what for, and when: `20130524T000000Z` and `20130524/us-east-1/s3/aws4_request`. */
export interface Scope {
  readonly time: string;
  readonly scope: string;
}

/** Derives the key of a day, a region and a service, from the secret. */
export function signingKey(secret: string, { scope }: Scope): Buffer {
  return scope.split('/').reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
}

/** Signs a text as lower-case hex. */
export function sign(key: Buffer, text: string): string {
  return hmac(key, text).toString('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
