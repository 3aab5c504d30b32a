const LONGEST = 512;

/**
 * The token in an Authorization header: `Bearer TOKEN`, and on pages for browsers the password of `Basic`, since a browser
 * asks for nothing else by itself.
 */
export function presentedToken(header: string | undefined, isPage: boolean): string | undefined {
  const [, scheme = '', value = ''] = /^(\S{1,16}) +(\S+)$/.exec(header ?? '') ?? [];
  if (value.length > LONGEST) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value;
  if (!isPage || scheme.toLowerCase() !== 'basic') return undefined;
  const credentials = Buffer.from(value, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  return colon < 0 ? undefined : credentials.slice(colon + 1);
}
