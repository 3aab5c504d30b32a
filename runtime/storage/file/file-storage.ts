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
 * @param buckets folders by the bucket that they stand for: `s3://bucket/key` is then a file as well
 * @throws LatheFailure `storage/denied`, `storage/full`, `storage/unsupported` for the root
 */
export async function openFileStorage(path: string, buckets: Readonly<Record<string, string>> = {}): Promise<Storage> {
  const own = await prepared(path);
  const others = await Promise.all(
    Object.entries(buckets).map(([bucket, folder]) => prepared(folder, `s3://${bucket}/`)),
  );
  const rootOf = (uri: string): Root => others.find((root) => uri.startsWith(root.uri)) ?? own;
  return Object.freeze<Storage>({
    getFile: (uri, to, options) => getFile(rootOf(uri), uri, to, options),
    getBytes: (uri, options) => getBytes(rootOf(uri), uri, options),
    getRange: (uri, range, options) => getRange(rootOf(uri), uri, range, options),
    putFile: (uri, from, options = {}) => put(rootOf(uri), uri, fileSource(from, options), options),
    putBytes: (uri, content, options) => put(rootOf(uri), uri, bytesSource(content), options),
    head: (uri, options) => head(rootOf(uri), uri, options),
    list: (prefix, options) => list(rootOf(prefix), prefix, options),
    remove: (uri, options) => remove(rootOf(uri), uri, options),
    copy: (from, to, options) => copy({ root: rootOf(from), uri: from }, { root: rootOf(to), uri: to }, options),
    capabilities: (uri, { signal } = {}) =>
      unlessCancelled(signal, async () => {
        keyOf(rootOf(uri), uri);
        return CAPABILITIES;
      }),
    close: () => undefined,
  });
}

async function prepared(path: string, uri?: string): Promise<Root> {
  try {
    const root = await openRoot(path, uri);
    await sweepPartials(root);
    return root;
  } catch (error) {
    throw fileFailure(`file://${path}`, error);
  }
}
