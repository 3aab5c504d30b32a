import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { failure } from '../../failure/failure.ts';
import type { Storage } from '../../storage/storage.ts';
import { objectStream, type Part, partOf } from './object-stream.ts';

const types: Readonly<Record<string, string>> = {
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  log: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** An object to be sent, and under which name. */
export interface SentObject {
  readonly uri: string;
  readonly name: string;
}

/** Answers with an object of storage, or the part of it that was asked for. */
export async function sendObject(
  storage: Pick<Storage, 'head' | 'getRange'>,
  { uri, name }: SentObject,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const described = await storage.head(uri);
  if (described === undefined) throw failure('api/not_found', { what: `file ${name}` });
  const totalBytes = described.bytes;
  reply.header('Accept-Ranges', 'bytes').type(typeOf(name));
  reply.header(
    'Content-Disposition',
    `attachment; filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1) ?? name)}`,
  );
  if (totalBytes === 0) return await reply.header('Content-Length', '0').send('');
  const part = rangeIn(request, reply, totalBytes);
  const { start, end } = part ?? { start: 0, end: totalBytes - 1 };
  if (part !== undefined) reply.code(206).header('Content-Range', `bytes ${start}-${end}/${totalBytes}`);
  reply.header('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD') return await reply.send(Readable.from([])); // a text would be counted
  return await reply.send(objectStream(storage, uri, { start, end, totalBytes }));
}

function rangeIn({ headers }: FastifyRequest, reply: FastifyReply, totalBytes: number): Part | undefined {
  try {
    return partOf(headers.range, totalBytes);
  } catch (thrown) {
    reply.header('Content-Range', `bytes */${totalBytes}`);
    throw thrown;
  }
}

function typeOf(name: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? 'application/octet-stream';
}
