import type { Environment } from '../../runtime/config/config.ts';
import { requireConfig } from '../../runtime/config/read-config.ts';
import { storageConfigOf } from '../../runtime/config/storage-config.ts';
import { LatheFailure } from '../../runtime/failure/failure.ts';
import { openRegistry } from '../../runtime/registry/open-registry.ts';
import type { Registry } from '../../runtime/registry/registry.ts';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import { usage } from '../failure/usage-failure.ts';
import type { Entry } from '../library/entry.ts';
import { firstSentence } from '../library/first-sentence.ts';
import { keptEntry } from '../library/stored-entries.ts';
import type { Place } from './place.ts';

/**
 * Opens the registry of a service to publish to. How its storage is reached, the environment says.
 *
 * @param uri `s3://bucket/prefix`, or `file:///srv/lathe/prefix` under `LATHE_STORAGE_ROOT`
 * @throws UsageFailure `usage/storage_root`
 * @throws LatheFailure `config/invalid`, `storage/*`
 */
export async function openRegistryPlace(uri: string, environment: Environment): Promise<Place> {
  const base = uri.replace(/\/$/, '');
  const config = storageConfigOf(requireConfig('commands', environment));
  if (config.fileRoot === undefined && base.startsWith('file:')) throw usage('usage/storage_root', { uri });
  const storage = await openStorage(config);
  return registryPlace(openRegistry({ storage, base }), storage.close);
}

/** A registry that is open already, as a place to publish to. */
export function registryPlace(registry: Registry, close: () => void): Place {
  return {
    name: registry.base,
    readLock: async () => new Map((await registry.list()).map(({ label, hash }) => [label, hash])),
    addLabels: (_, fresh) => addLabels(registry, fresh),
    list: () => listArtifacts(registry),
    read: (hash) => registry.read(hash),
    find: (hash, label) => findEntry(registry, hash, label),
    write: async (_, canonical) => void (await registry.publishArtifact(canonical)),
    writeSource: (hash, text) => registry.keepSource(hash, text),
    caution: async () =>
      (await registry.decidesRaces())
        ? undefined
        : 'this store cannot decide between two who publish in the same moment: publish to it from one place only',
    close,
  };
}

async function addLabels(registry: Registry, fresh: readonly Entry[]): Promise<void> {
  for (const { label, hash, doc } of fresh) {
    try {
      await registry.publishLabel({ label, hash, ...(doc === '' ? {} : { title: firstSentence(doc) }) });
    } catch (error) {
      if (!(error instanceof LatheFailure && error.code === 'registry/label_taken')) throw error;
      throw usage('publish/contended', { to: registry.base, reason: `they have published another ${label} meanwhile` });
    }
  }
}

async function listArtifacts(registry: Registry): Promise<readonly Entry['hash'][]> {
  const { hashes, foreign } = await registry.contents();
  const [first] = foreign;
  if (first !== undefined) throw usage('publish/foreign', { path: first, reason: 'it is no artifact' });
  return hashes;
}

async function findEntry(registry: Registry, hash: Entry['hash'], label: string): Promise<Entry | undefined> {
  try {
    const { canonical, artifact } = await registry.get(hash);
    const source = await registry.readSource(hash);
    return keptEntry({ label, hash, canonical, artifact }, () => source);
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'artifact/not_found') return undefined;
    throw error;
  }
}
