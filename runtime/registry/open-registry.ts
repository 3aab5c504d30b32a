import type { ArtifactHash } from '../../compiler/artifact/canonical.ts';
import type { Cancellable } from '../storage/storage.ts';
import { parsePrefix } from '../storage/uri/parse-uri.ts';
import { artifactsOf } from './artifacts.ts';
import { labelsOf } from './labels.ts';
import { labelUri, type Site } from './layout.ts';
import { partsOf } from './reference.ts';
import type { Registry } from './registry.ts';
import { present, resolve } from './resolve.ts';
import { keepSource, readSource } from './sources.ts';

/**
 * Opens the registry under a base. Nothing is read yet.
 *
 * @throws LatheFailure `storage/bad_uri` for a base that no storage takes
 */
export function openRegistry(site: Site): Registry {
  const { storage, base } = site;
  parsePrefix(`${base}/`);
  const artifacts = artifactsOf(site);
  const labels = labelsOf(site);
  const get = async (hash: ArtifactHash, options: Cancellable = {}) =>
    present(hash, await artifacts.find(hash, options));
  return Object.freeze<Registry>({
    base,
    get,
    resolve: (reference, options = {}) => resolve({ base, artifacts, labels }, reference, options),
    read: async (hash, options = {}) => present(hash, await artifacts.read(hash, options)),
    list: async (kind, options = {}) => {
      const all = await labels.list(options);
      return kind === undefined ? all : all.filter((label) => label.kind === kind);
    },
    contents: (options = {}) => artifacts.contents(options),
    readSource: (hash, options = {}) => readSource(site, hash, options),
    publishArtifact: (canonical, options = {}) => artifacts.publish(canonical, options),
    keepSource: (hash, text, options = {}) => keepSource(site, hash, text, options),
    publishLabel: async (label, options = {}) => {
      if (partsOf(label.label) === undefined) throw new TypeError(`not a label: ${JSON.stringify(label.label)}`);
      const { kind } = await get(label.hash, options);
      return await labels.publish({ ...label, kind }, options);
    },
    decidesRaces: async (options = {}) =>
      (await storage.capabilities(labelUri(base, 'any_v1'), options)).ifAbsent === 'atomic',
  });
}
