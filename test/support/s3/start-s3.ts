import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyBody } from './body/read-body.ts';
import type { Bucket } from './bucket.ts';
import { emptyBucket } from './bucket.ts';
import type { Faults, Mishap } from './faults.ts';
import { faultList } from './faults.ts';
import type { Answer, ConditionalWrites } from './operations/operation.ts';
import { operationOf } from './operations/route.ts';
import { refusalAnswer, respond } from './respond.ts';
import { S3Refusal } from './s3-error.ts';
import { splitTarget } from './signature/canonical-request.ts';
import type { Credentials, WireRequest } from './signature/verify-signature.ts';
import { verifySignature } from './signature/verify-signature.ts';

export interface S3Options {
  /** `lathe-test` where none is given. */
  readonly buckets?: readonly string[];
  readonly credentials?: Credentials;
  readonly region?: string;
  readonly conditionalWrites?: ConditionalWrites;
  /** Told of each request once its work is done, before the answer is sent. */
  readonly observe?: (done: Exchange) => void;
}

/** A request and how it ended. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
}

/** A server that speaks S3 on a free port of the loopback, and keeps everything in memory. */
export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly faults: Faults;
  /** `METHOD /target STATUS` of all that was answered, in order. */
  readonly log: readonly string[];
}

const TEST_CREDENTIALS: Credentials = {
  accessKeyId: 'LATHETESTKEYID',
  secretAccessKey: 'test/secret+key/that+nobody+may/see',
};

/**
 * Starts a strict S3 server: signatures and checksums are verified, conditions are kept, and what it does not know it
 * refuses. It takes the bucket from the path.
 */
export async function startS3(options: S3Options = {}): Promise<S3Server> {
  const { buckets: names = ['lathe-test'], credentials = TEST_CREDENTIALS, region = 'us-east-1' } = options;
  const world: World = {
    buckets: new Map(names.map((name) => [name, emptyBucket()])),
    credentials,
    region,
    conditionalWrites: options.conditionalWrites ?? 'enforced',
    faults: faultList(),
    log: [],
    observe: options.observe ?? (() => undefined),
  };
  const server = createServer((request, response) => {
    handle(world, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return Object.freeze({
    ...world,
    endpoint: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface World {
  readonly buckets: ReadonlyMap<string, Bucket>;
  readonly credentials: Credentials;
  readonly region: string;
  readonly conditionalWrites: ConditionalWrites;
  readonly faults: Faults;
  readonly log: string[];
  readonly observe: (done: Exchange) => void;
}

async function handle(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url: target = '' } = request;
  const mishap = world.faults.next(method, target);
  const raw = await receive(request, mishap);
  await waitHeld(mishap, 'to_do');
  if (response.destroyed) return;
  const answer = answerTo(world, { method, target, headers: plainHeaders(request) }, raw, mishap);
  world.log.push(`${method} ${target} ${answer.status}`);
  world.observe({ method, target, status: answer.status });
  await waitHeld(mishap, 'done');
  await respond(response, answer, mishap);
}

async function waitHeld(mishap: Mishap | undefined, work: 'to_do' | 'done'): Promise<void> {
  if (mishap?.kind !== 'hold' || mishap.work !== work) return;
  mishap.reached();
  await mishap.released;
}

function answerTo(world: World, wire: WireRequest, raw: Buffer, mishap: Mishap | undefined): Answer {
  const { path, query } = splitTarget(wire.target);
  try {
    const verified = verifySignature(wire, world.credentials, world.region);
    const { body, checksum } = verifyBody(wire, raw, verified);
    if (mishap?.kind === 'refuse') throw new S3Refusal(mishap.code, 'As the test wants it');
    const [, bucketName = '', key = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
    const bucket = world.buckets.get(bucketName);
    if (bucket === undefined)
      throw new S3Refusal('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucketName });
    const { buckets, conditionalWrites } = world;
    const request = {
      buckets,
      bucket,
      bucketName,
      key,
      query: new Map(query),
      headers: wire.headers,
      body,
      checksum,
      conditionalWrites,
    };
    return operationOf(wire.method, request)(request);
  } catch (error) {
    if (error instanceof S3Refusal) return refusalAnswer(error, path);
    throw error;
  }
}

async function receive(request: IncomingMessage, mishap: Mishap | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk); // without an encoding, a request gives buffers
    bytes += chunk.byteLength;
    if (mishap?.kind === 'reset_request' && bytes >= mishap.afterBytes) request.destroy();
  }
  return Buffer.concat(chunks);
}

/** No header that counts here comes twice. */
function plainHeaders(request: IncomingMessage): Record<string, string> {
  const { headers } = request;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
