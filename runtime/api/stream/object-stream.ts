import { Readable } from 'node:stream';
import { failure } from '../../failure/failure.ts';
import type { Range, Storage } from '../../storage/storage.ts';

const CHUNK = 1024 * 1024;

/** A part of an object: its first and its last byte, and how long the object is. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly totalBytes: number;
}

/** Sends an object as fast as it is read, a megabyte at a time. One that changes its length meanwhile ends the connection. */
export function objectStream(storage: Pick<Storage, 'getRange'>, uri: string, part: Part): Readable {
  return Readable.from(chunksOf(storage, uri, part), { objectMode: false });
}

async function* chunksOf(
  storage: Pick<Storage, 'getRange'>,
  uri: string,
  { start, end, totalBytes }: Part,
): AsyncGenerator<Buffer> {
  for (let at = start; at <= end; ) {
    const range: Range = { start: at, end: Math.min(at + CHUNK - 1, end) };
    const slice = await storage.getRange(uri, range);
    if (slice.totalBytes !== totalBytes || slice.content.length === 0) throw failure('storage/changed', { uri });
    yield slice.content;
    at += slice.content.length;
  }
}

/**
 * Reads a Range header of one range (RFC 9110); what it does not understand it ignores, as it may.
 *
 * @returns the part, or undefined for all of it
 * @throws LatheFailure `api/bad_range`
 */
export function partOf(header: string | undefined, totalBytes: number): Part | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, totalBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? totalBytes - 1 : Math.min(Number(last), totalBytes - 1);
  if (start > end) throw failure('api/bad_range', { bytes: totalBytes });
  return { start, end, totalBytes };
}
