import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, LatheFailure } from '../../failure/failure.ts';
import { unlessCancelled } from '../cancellation.ts';
import { codeOf } from '../local/local-failure.ts';
import type { PartialFile } from '../local/partial-file.ts';
import { withPartialFile } from '../local/partial-file.ts';
import type { Source } from '../local/source.ts';
import type { PutOptions, Stored } from '../storage.ts';
import { checkDigest } from '../verify.ts';
import { fileFailure } from './file-failure.ts';
import { etagOf } from './open-object.ts';
import { partialsFolder } from './partials.ts';
import { getDigest } from './read.ts';
import type { Root } from './root.ts';
import { keyOf, safePath } from './root.ts';

/** How often a name is tried for, where its folder, or the file that had it, is removed at the same moment. */
const TRIES = 5;

/**
 * Writes a file of the store: under a hidden name, flushed to the disk, and then by a rename or, where it must not
 * replace anything, by a link.
 */
export function put(root: Root, uri: string, source: Source, options: PutOptions = {}): Promise<Stored> {
  const worded = (error: unknown) => fileFailure(uri, error);
  return unlessCancelled(options.signal, async () => {
    const key = keyOf(root, uri);
    const folder = await partialsFolder(root).catch((error: unknown) => Promise.reject(worded(error)));
    return await withPartialFile(folder, worded, async (partial) => {
      for await (const chunk of source.chunks()) {
        options.signal?.throwIfAborted();
        await partial.write(chunk);
      }
      const sha256 = partial.digest();
      checkDigest(uri, sha256, options.sha256);
      await partial.flush();
      options.signal?.throwIfAborted();
      const written = { bytes: partial.bytes(), sha256, etag: etagOf(await partial.stats()) };
      const there = await settle(root, key, partial, options.ifAbsent === true);
      if (there === undefined) return { outcome: 'written', ...written };
      if (there.sha256 !== sha256) throw failure('storage/exists', { uri });
      return { outcome: 'already_there', ...there };
    });
  });
}

/** Gives the partial file the name of a key. Returns what has that name already where it is left as it is. */
async function settle(
  root: Root,
  key: string,
  partial: PartialFile,
  ifAbsent: boolean,
): Promise<Omit<Stored, 'outcome'> | undefined> {
  const uri = root.uri + key;
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const path = await safePath(root, key, true);
      if (!ifAbsent) await partial.replace(path);
      if (!ifAbsent || (await partial.claim(path))) return void (await flushFolder(dirname(path)));
      return await getDigest(root, uri);
    } catch (error) {
      if (!isGone(error)) throw fileFailure(uri, error);
    }
  }
  throw failure('storage/unsupported', { uri, what: 'a key and keys below it' });
}

/** Whether a folder on the way, or the file that stood there, was removed in between. */
function isGone(error: unknown): boolean {
  if (error instanceof LatheFailure) return error.code === 'storage/not_found';
  return codeOf(error) === 'ENOENT';
}

/** So that the name, too, survives a loss of power; some file systems cannot. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
