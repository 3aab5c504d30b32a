import { unlessCancelled } from '../cancellation.ts';
import { bytesSource, fileSource } from '../local/source.ts';
import type { Capabilities, Storage } from '../storage.ts';
import { copy } from './copy.ts';
import { fileFailure } from './file-failure.ts';
import { list } from './list.ts';
import { sweepPartials } from './partials.ts';
import { getBytes, getFile, getRange, head } from './read.ts';
import { remove } from './remove.ts';
import type { Root } from './root.ts';
import { keyOf, openRoot } from './root.ts';
import { put } from './write.ts';

/** A link is made by the system or not at all, so the first of two writers always wins. */
const CAPABILITIES: Capabilities = Object.freeze({ ifAbsent: 'atomic' });

/**
 * Opens the storage of `file://` URIs under a root, which is made where it is missing.
 *
 * A key is a path below the root. All of it lies on one disk that knows hard links, and belongs to the service alone.
 *
 * @throws LatheFailure `storage/denied`, `storage/full`, `storage/unsupported` for the root
 */
export async function openFileStorage(path: string): Promise<Storage> {
  const root = await prepared(path);
  return Object.freeze<Storage>({
    getFile: (uri, to, options) => getFile(root, uri, to, options),
    getBytes: (uri, options) => getBytes(root, uri, options),
    getRange: (uri, range, options) => getRange(root, uri, range, options),
    putFile: (uri, from, options = {}) => put(root, uri, fileSource(from, options), options),
    putBytes: (uri, content, options) => put(root, uri, bytesSource(content), options),
    head: (uri, options) => head(root, uri, options),
    list: (prefix, options) => list(root, prefix, options),
    remove: (uri, options) => remove(root, uri, options),
    copy: (from, to, options) => copy(root, from, to, options),
    capabilities: (uri, { signal } = {}) =>
      unlessCancelled(signal, async () => {
        keyOf(root, uri);
        return CAPABILITIES;
      }),
    close: () => undefined,
  });
}

async function prepared(path: string): Promise<Root> {
  try {
    const root = await openRoot(path);
    await sweepPartials(root);
    return root;
  } catch (error) {
    throw fileFailure(`file://${path}`, error);
  }
}
