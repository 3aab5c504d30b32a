import { GetObjectCommand } from '@aws-sdk/client-s3';
import { failure, LatheFailure } from '../../failure/failure.ts';
import type { GetOptions } from '../storage.ts';
import { checkBeforeReading, checkLength } from '../verify.ts';
import { sending } from './attempt.ts';
import type { Connection } from './connection.ts';
import { digestIn, versionOf } from './describe.ts';
import { addressOf } from './object-address.ts';
import { s3Failure } from './s3-failure.ts';

/** What the first answer says of an object whose bytes follow. */
export interface Download {
  readonly bytes: number;
  readonly etag: string;
  readonly version?: string;
  /** The digest that was kept with it. */
  readonly sha256?: string;
}

/**
 * Reads an object from its beginning to its end. Where the connection breaks, it goes on from there with the same
 * version, as often as requests are tried at all: the SDK itself tries again only until the answer begins.
 *
 * @param write - takes the bytes, in order
 * @throws LatheFailure `storage/*`, and what `write` throws
 */
export async function download(
  connection: Connection,
  uri: string,
  options: GetOptions,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<Download> {
  let known: Download | undefined;
  let received = 0;
  for (let left = connection.settings.attempts; ; left -= 1) {
    const { body, found } = await open(connection, uri, options, known, received);
    if (known === undefined) checkBeforeReading(uri, found, options);
    known ??= found;
    const broken = await receive(body, async (chunk) => {
      await write(chunk);
      received += chunk.byteLength;
    });
    if (received === known.bytes && broken === undefined) return known;
    if (broken !== undefined) giveUp(uri, broken, options, left);
    else checkLength(uri, received, known.bytes);
  }
}

/** Nothing is tried again that the next try would find the same. */
function giveUp(uri: string, broken: Broken, { signal }: GetOptions, left: number): void {
  if (broken.by === 'writer') throw broken.error;
  const worded = s3Failure(uri, broken.error);
  if (signal?.aborted === true || left <= 1 || worded.code !== 'storage/unavailable') throw worded;
}

interface Broken {
  readonly by: 'writer' | 'sender';
  readonly error: unknown;
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<Broken | undefined> {
  let by: Broken['by'] = 'sender';
  try {
    for await (const chunk of body) {
      by = 'writer';
      await write(chunk);
      by = 'sender';
    }
    return undefined;
  } catch (error) {
    return { by, error };
  }
}

async function open(
  { client }: Connection,
  uri: string,
  { etag, signal }: GetOptions,
  known: Download | undefined,
  received: number,
): Promise<{ body: AsyncIterable<Uint8Array>; found: Download }> {
  const version = known?.etag ?? etag;
  const command = new GetObjectCommand({
    ...addressOf(uri),
    ...(version === undefined ? {} : { IfMatch: version }),
    ...(received === 0 ? {} : { Range: `bytes=${received}-` }),
  });
  const answer = await client.send(command, sending(signal));
  if (answer.Body === undefined) throw failure('storage/unavailable', { uri, reason: 'the answer has no body' });
  const bytes = answer.ContentLength ?? 0;
  const found = { bytes, etag: answer.ETag ?? '', ...versionOf(answer), ...digestIn(answer.Metadata) };
  return { body: answer.Body as AsyncIterable<Uint8Array>, found }; // under Node a body is a Readable
}

/**
 * Does a download again, once, whose bytes were not those that were announced: what was corrupted on the way may arrive
 * whole the next time.
 */
export async function againIfCorrupt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LatheFailure && error.code === 'storage/corrupt') return await work();
    throw error;
  }
}
