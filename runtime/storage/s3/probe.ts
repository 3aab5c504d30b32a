import { randomUUID } from 'node:crypto';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { RESERVED_PREFIX } from '../uri/check-key.ts';
import { sending } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { ObjectAddress } from './object-address.ts';
import { addressOf } from './object-address.ts';
import { readS3Error } from './s3-failure.ts';

/** Knows, of each bucket, whether it decides itself between two that write to one key. */
export interface ConditionalPuts {
  readonly isAtomic: (uri: string, signal: AbortSignal | undefined) => Promise<boolean>;
}

/** Each bucket is asked once; an answer that did not come is asked for again. */
export function conditionalPuts(connection: Connection): ConditionalPuts {
  const known = new Map<string, boolean>();
  return {
    isAtomic: async (uri, signal) => {
      const { Bucket, Key } = addressOf(uri);
      const found = known.get(Bucket) ?? (await probe(connection, { Bucket, Key: besides(Key) }, signal));
      known.set(Bucket, found);
      return found;
    },
  };
}

/** In the same folder: credentials may be good for nothing else of the bucket. */
function besides(key: string): string {
  return `${key.slice(0, key.lastIndexOf('/') + 1)}${RESERVED_PREFIX}probe-${randomUUID()}`;
}

/** Writes the same key twice on condition that it is free. Some servers refuse to try (501), some forget to look. */
async function probe(
  { client }: Connection,
  address: ObjectAddress,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const write = () =>
    client.send(new PutObjectCommand({ ...address, Body: 'probe', IfNoneMatch: '*' }), sending(signal));
  try {
    await write();
    await write();
    return false;
  } catch (error) {
    const { status } = readS3Error(error);
    if (status === 412) return true;
    if (status === 501) return false;
    throw error;
  } finally {
    await client.send(new DeleteObjectCommand(address)).catch(() => undefined); // it is hidden, and says nothing
  }
}
