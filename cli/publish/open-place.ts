import { folderPlace } from './folder-place.ts';
import type { Place } from './place.ts';

const uri = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Opens what was named to publish to: object storage by its URI, and a folder by its path.
 *
 * @throws UsageFailure `publish/foreign`, `usage/storage_root`
 * @throws LatheFailure `storage/*`
 */
export async function openPlace(to: string): Promise<Place> {
  if (!uri.test(to)) return folderPlace(to);
  const { openRegistryPlace } = await import('./registry-place.ts'); // the SDK of S3 takes a moment, which a folder need not
  return await openRegistryPlace(to, process.env);
}
