import { LatheUnreachableError } from '../lathe-api-error.ts';

/** How a stream is read. */
export interface Reading {
  /** Where it comes from. */
  readonly url: string;
  readonly signal: AbortSignal | undefined;
  /** A connection that is silent for longer is taken for dead; undefined where silence is fine. */
  readonly idleMs?: number;
}

/**
 * The pieces of a body.
 *
 * @throws LatheUnreachableError where the connection breaks, or is silent for too long
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  { url, signal, idleMs }: Reading,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    while (true) {
      const { done, value } = await withinIdle(reader.read(), idleMs);
      if (done) return;
      yield value;
    }
  } catch (thrown) {
    signal?.throwIfAborted();
    throw new LatheUnreachableError(url, thrown);
  } finally {
    reader.cancel().catch(() => undefined); // it is over, however it ended
  }
}

async function withinIdle<Value>(read: Promise<Value>, idleMs: number | undefined): Promise<Value> {
  if (idleMs === undefined) return await read;
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`nothing came for ${idleMs / 1000} s`)), idleMs);
  try {
    return await Promise.race([read, promise]);
  } finally {
    clearTimeout(timer);
  }
}
