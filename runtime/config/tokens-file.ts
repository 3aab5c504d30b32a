import { type ApiToken, type Scope, scopes } from '../api/auth/token.ts';
import { listed } from '../failure/wording.ts';

/** The tokens of a file, or everything that is wrong with it. */
export type TokensReading =
  | { readonly tokens: readonly ApiToken[] }
  | { readonly problems: readonly [string, ...string[]] };

/** What a token may be called: it stands in logs and jobs. */
export const tokenName = /^[A-Za-z0-9][\w.@-]{0,63}$/;

/**
 * Reads a file of tokens: a line each of name, scopes and `sha256:` with 64 hexadecimal digits. Empty lines and those that begin
 * with `#` mean nothing.
 */
export function parseTokens(text: string): TokensReading {
  const lines = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), at: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'));
  const reads = lines.map(({ line, at }) => parseLine(line, at));
  const tokens = reads.filter((read) => typeof read !== 'string');
  const [first, ...others] = [...reads.filter((read) => typeof read === 'string'), ...repeated(tokens)];
  return first === undefined ? { tokens } : { problems: [first, ...others] };
}

/** A token as its line in the file. */
export function tokenLine({ name, scopes: granted, sha256 }: ApiToken): string {
  return `${name} ${granted.join(',')} sha256:${sha256}`;
}

/** Reads `submit,read`. @returns undefined where a scope is none */
export function parseScopes(text: string): readonly Scope[] | undefined {
  const granted = [...new Set(text.split(',').map((part) => part.trim()))];
  return granted.every((part) => (scopes as readonly string[]).includes(part)) ? (granted as Scope[]) : undefined; // just checked
}

/** What a line says is never repeated: it could be a token that was put there by mistake. */
function parseLine(line: string, at: number): ApiToken | string {
  const [name = '', granted = '', digest = '', ...rest] = line.split(/\s+/);
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (rest.length > 0 || sha256 === undefined) return `line ${at} is not NAME SCOPES sha256:HASH`;
  if (!tokenName.test(name)) return `line ${at}: a name has letters, digits and . _ @ -, at most 64`;
  const read = parseScopes(granted);
  return read === undefined ? `line ${at}: the scopes are ${listed(scopes)}` : { name, scopes: read, sha256 };
}

function repeated(tokens: readonly ApiToken[]): readonly string[] {
  const names = tokens.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `${name} stands there twice`,
  );
}
