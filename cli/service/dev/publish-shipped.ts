import type { Registry } from '../../../runtime/registry/registry.ts';
import { shippedFolder } from '../../library/library.ts';
import { readLock, readStoredSource } from '../../library/store.ts';
import { readLocked } from '../../publish/locked-entries.ts';
import { preparePublication, publishAll } from '../../publish/publication.ts';
import { registryPlace } from '../../publish/registry-place.ts';

/**
 * Publishes the presets and profiles that come with Lathe, where they are not published yet.
 *
 * @returns how many versions are new there
 */
export async function publishShipped(registry: Registry): Promise<number> {
  const folder = shippedFolder();
  const there = new Map((await registry.list()).map(({ label, hash }) => [label, hash]));
  const isComplete = [...readLock(folder)].every(([label, hash]) => there.get(label) === hash);
  if (isComplete) return 0; // without compiling anything
  const place = registryPlace(registry, () => undefined);
  const publication = await preparePublication(readLocked(folder).entries, place);
  await publishAll(publication, { sourceOf: (hash) => readStoredSource(folder, hash), onWritten: () => undefined });
  return publication.comparison.fresh.length;
}
