const LONGEST = 300;

/**
 * Returns a URI as it may stand in messages and logs: without user and password, without query and fragment (a
 * presigned URL carries its signature there), and of bounded length.
 */
export function shownUri(uri: string): string {
  const plain = uri.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
