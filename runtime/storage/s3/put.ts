import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { failure } from '../../failure/failure.ts';
import type { Source } from '../local/source.ts';
import { digestOf } from '../local/source.ts';
import type { PutOptions, Stored } from '../storage.ts';
import { checkDigest } from '../verify.ts';
import { attempt } from './attempt.ts';
import type { Connection } from './connection.ts';
import { head } from './describe.ts';
import { download } from './download.ts';
import type { ConditionalPuts } from './probe.ts';
import { readS3Error } from './s3-failure.ts';
import { store } from './store.ts';

/** The first pause after two writers met; it doubles with each. */
const PAUSE_MS = 25;

/** Stores a source under a key, or under a key that is free. */
export function put(
  connection: Connection,
  conditional: ConditionalPuts,
  uri: string,
  source: Source,
  options: PutOptions = {},
): Promise<Stored> {
  return attempt(uri, options.signal, async () => {
    const digested = await digestOf(source.chunks());
    checkDigest(uri, digested.sha256, options.sha256);
    if (options.ifAbsent === true) return await putIfAbsent(connection, conditional, uri, source, digested, options);
    const etag = await store(connection, uri, source, digested, options, false);
    return { outcome: 'written', ...digested, etag };
  });
}

type Digested = Awaited<ReturnType<typeof digestOf>>;

/**
 * 412 says that the key is taken, and then the contents are compared; 409 that two writers met, and then it is tried
 * again. Where the bucket cannot decide, we look before we write.
 */
async function putIfAbsent(
  connection: Connection,
  conditional: ConditionalPuts,
  uri: string,
  source: Source,
  digested: Digested,
  options: PutOptions,
): Promise<Stored> {
  const isAtomic = await conditional.isAtomic(uri, options.signal);
  for (let tries = 1; ; tries += 1) {
    if (!isAtomic) {
      const there = await alreadyThere(connection, uri, digested, options);
      if (there !== undefined) return there;
    }
    try {
      const etag = await store(connection, uri, source, digested, options, isAtomic);
      return { outcome: 'written', ...digested, etag };
    } catch (error) {
      const { status } = readS3Error(error);
      const there = isAtomic && status === 412 ? await alreadyThere(connection, uri, digested, options) : undefined;
      if (there !== undefined) return there;
      const isRace = status === 409 || (isAtomic && status === 412); // 412, and gone since
      if (!isRace || tries === connection.settings.attempts) throw error;
      await wait(PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random()), undefined, { signal: options.signal });
    }
  }
}

/** Returns what lies under the key if it is the same. Throws `storage/exists` if it is not. */
async function alreadyThere(
  connection: Connection,
  uri: string,
  { sha256 }: Digested,
  { signal }: PutOptions,
): Promise<Stored | undefined> {
  const found = await head(connection, uri, { signal });
  if (found === undefined) return undefined;
  const digest = found.sha256 ?? (await readDigest(connection, uri, found.etag, signal));
  if (digest !== sha256) throw failure('storage/exists', { uri });
  return { outcome: 'already_there', bytes: found.bytes, etag: found.etag, sha256 };
}

/** Of an object that something else than Lathe stored. */
async function readDigest(
  connection: Connection,
  uri: string,
  etag: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  await download(connection, uri, { etag, signal }, async (chunk) => {
    hash.update(chunk);
  });
  return hash.digest('hex');
}
