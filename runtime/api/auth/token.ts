import { createHash, timingSafeEqual } from 'node:crypto';

/** What a token may be used for: to look, to submit and steer jobs, or everything. */
export type Scope = 'read' | 'submit' | 'admin';

export const scopes: readonly Scope[] = ['read', 'submit', 'admin'];

/** A token as it is configured: the token itself is kept nowhere. */
export interface ApiToken {
  /** Stands in logs and with the jobs that were submitted with it. */
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
}

/** The digest of a token that is kept in its place. */
export function digestOfToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** Finds the token that was presented. How long it takes tells nothing of how much of it was right, nor of which it is. */
export function findToken(presented: string, tokens: readonly ApiToken[]): ApiToken | undefined {
  const digest = Buffer.from(digestOfToken(presented), 'hex');
  let found: ApiToken | undefined;
  for (const token of tokens) {
    if (timingSafeEqual(digest, Buffer.from(token.sha256, 'hex'))) found = token;
  }
  return found;
}

/** Whether a token has a scope; `admin` includes the others. */
export function hasScope({ scopes: held }: ApiToken, scope: Scope): boolean {
  return held.includes(scope) || held.includes('admin');
}

/** @throws TypeError for a token that could never be presented */
export function checkTokens(tokens: readonly ApiToken[]): void {
  for (const { name, sha256 } of tokens) {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      throw new TypeError(`token ${JSON.stringify(name)} has no SHA-256 in lower-case hex`);
  }
}
