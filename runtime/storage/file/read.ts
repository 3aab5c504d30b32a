import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { failure, LatheFailure } from '../../failure/failure.ts';
import { unlessCancelled } from '../cancellation.ts';
import { MOST_BYTES_IN_MEMORY } from '../limits.ts';
import { localWriteFailure } from '../local/local-failure.ts';
import { withPartialFile } from '../local/partial-file.ts';
import { contentOf, digestOf, READ_BYTES, unlessAborted } from '../local/source.ts';
import type { Cancellable, Described, Fetched, FetchedBytes, GetOptions, Range, Slice } from '../storage.ts';
import { checkBeforeReading, checkDigest } from '../verify.ts';
import type { OpenObject } from './open-object.ts';
import { etagOf, withObject } from './open-object.ts';
import type { Root } from './root.ts';

/** Copies a file of the store to a local file, verified, by a rename at the end. */
export function getFile(root: Root, uri: string, path: string, options: GetOptions = {}): Promise<Fetched> {
  return unlessCancelled(options.signal, () =>
    withObject(root, uri, async (object) => {
      checkBeforeReading(uri, object, options);
      const worded = (error: unknown) => localWriteFailure(path, error);
      return await withPartialFile(dirname(path), worded, async (partial) => {
        for await (const chunk of chunksOf(object, options.signal)) await partial.write(chunk);
        await checkUnchanged(uri, object, partial.bytes());
        const sha256 = partial.digest();
        checkDigest(uri, sha256, options.sha256);
        await partial.replace(path);
        return { bytes: object.bytes, etag: object.etag, sha256 };
      });
    }),
  );
}

/** Reads a whole small file of the store. */
export function getBytes(root: Root, uri: string, options: GetOptions = {}): Promise<FetchedBytes> {
  return unlessCancelled(options.signal, () =>
    withObject(root, uri, async (object) => {
      checkBeforeReading(uri, object, { maxBytes: MOST_BYTES_IN_MEMORY, ...options });
      const content = await contentOf(chunksOf(object, options.signal));
      await checkUnchanged(uri, object, content.byteLength);
      const sha256 = createHash('sha256').update(content).digest('hex');
      checkDigest(uri, sha256, options.sha256);
      return { content, bytes: content.byteLength, etag: object.etag, sha256 };
    }),
  );
}

/** Reads a part of a file of the store, which may grow meanwhile. */
export function getRange(root: Root, uri: string, { start, end }: Range, { signal }: Cancellable = {}): Promise<Slice> {
  return unlessCancelled(signal, () =>
    withObject(root, uri, async (object) => {
      const last = Math.min(end ?? object.bytes - 1, object.bytes - 1);
      const wanted = Math.max(0, last - start + 1);
      checkBeforeReading(uri, { etag: object.etag, bytes: wanted }, { maxBytes: MOST_BYTES_IN_MEMORY });
      const { buffer, bytesRead } = await object.handle.read(Buffer.alloc(wanted), 0, wanted, start);
      return { content: buffer.subarray(0, bytesRead), totalBytes: object.bytes };
    }),
  );
}

/** Returns what the system says of a file of the store. */
export async function head(root: Root, uri: string, { signal }: Cancellable = {}): Promise<Described | undefined> {
  try {
    return await unlessCancelled(signal, () =>
      withObject(root, uri, async ({ bytes, etag, modifiedAt }) => ({ uri, bytes, etag, modifiedAt })),
    );
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/not_found') return undefined;
    throw error;
  }
}

/** Reads a file of the store through, for its SHA-256. */
export function getDigest(root: Root, uri: string, { signal }: Cancellable = {}): Promise<Fetched> {
  return withObject(root, uri, async (object) => {
    const digested = await digestOf(chunksOf(object, signal));
    await checkUnchanged(uri, object, digested.bytes);
    return { ...digested, etag: object.etag };
  });
}

/** Reads an open file of the store from its beginning. */
export function chunksOf({ handle }: OpenObject, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  return unlessAborted(() => handle.createReadStream({ autoClose: false, highWaterMark: READ_BYTES }), signal);
}

/** A file that is written to while it is read gives neither what was there before nor what is there now. */
export async function checkUnchanged(uri: string, { handle, etag, bytes }: OpenObject, read: number): Promise<void> {
  const now = etagOf(await handle.stat({ bigint: true }));
  if (now !== etag || read !== bytes) throw failure('storage/changed', { uri });
}
