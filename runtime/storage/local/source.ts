import { createHash } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import { createReadStream } from 'node:fs';
import type { Cancellable } from '../storage.ts';
import { localReadFailure } from './local-failure.ts';

/** Something that is to be stored: it can be read as often as need be. */
export interface Source {
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** How much of a local file is read at once. */
export const READ_BYTES = 256 * 1024;

/** A local file; reading it fails as `input/missing` or `input/unreadable`. */
export function fileSource(path: string, { signal }: Cancellable): Source {
  return {
    async *chunks() {
      try {
        yield* unlessAborted(() => createReadStream(path, { highWaterMark: READ_BYTES }), signal);
      } catch (error) {
        throw signal?.aborted === true ? error : localReadFailure(path, error);
      }
    },
  };
}

/**
 * Reads a local file's stream until a signal is given. The stream itself does not get the signal: made with one that
 * was given before, it emits its error where nothing listens, which ends the process.
 */
export async function* unlessAborted(open: () => ReadStream, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  signal?.throwIfAborted();
  for await (const chunk of open()) {
    yield chunk;
    signal?.throwIfAborted();
  }
}

/** Bytes in memory; a text is UTF-8. */
export function bytesSource(content: Uint8Array | string): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    async *chunks() {
      yield bytes;
    },
  };
}

/** What a source holds, found by reading it through. */
export interface Digested {
  readonly bytes: number;
  readonly sha256: string;
}

/** Returns the length and the SHA-256 of a source. */
export async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<Digested> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Returns all that a source holds. */
export async function contentOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const chunk of chunks) collected.push(chunk);
  return Buffer.concat(collected);
}
