import { randomBytes } from 'node:crypto';
import { type ApiToken, digestOfToken, type Scope } from '../../runtime/api/auth/token.ts';

/** A token, which nobody can find out again, and what the service keeps of it. */
export interface MadeToken {
  readonly token: string;
  readonly accepted: ApiToken;
}

/** 256 random bits: no slow hash is needed to keep somebody from guessing. The prefix lets scanners find what leaked. */
export function makeToken(name: string, scopes: readonly Scope[]): MadeToken {
  const token = `lathe_${randomBytes(32).toString('base64url')}`;
  return { token, accepted: { name, scopes, sha256: digestOfToken(token) } };
}
