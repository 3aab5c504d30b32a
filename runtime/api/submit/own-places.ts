/** Says why a URI belongs to the service itself; undefined where it does not. */
export type OwnPlaces = (uri: string) => string | undefined;

/**
 * What lies below the base of the ledger or of the registry is the service's own: no caller writes there, and none reads it as a
 * recording. Masters are no secret: they may be taken up again from where they were put.
 */
export function ownPlaces(
  bases: readonly string[],
  outputsBase: string,
): { readonly toRead: OwnPlaces; readonly toWrite: OwnPlaces } {
  const reason = (uri: string) =>
    bases.some((base) => uri === base || uri.startsWith(`${base}/`)) ? 'it belongs to the service itself' : undefined;
  return {
    toWrite: reason,
    toRead: (uri) => (uri.startsWith(`${outputsBase}/`) ? undefined : reason(uri)),
  };
}
