import { createHash, randomBytes } from 'node:crypto';
import type { AcceptedToken, Scope } from '../../runtime/config/tokens-file.ts';

/** A token, which nobody can find out again, and what the service keeps of it. */
export interface MadeToken {
  readonly token: string;
  readonly accepted: AcceptedToken;
}

/** 256 random bits: no slow hash is needed to keep somebody from guessing. The prefix lets scanners find what leaked. */
export function makeToken(name: string, scopes: readonly Scope[]): MadeToken {
  const token = `lathe_${randomBytes(32).toString('base64url')}`;
  return { token, accepted: { name, scopes, sha256: createHash('sha256').update(token).digest('hex') } };
}
