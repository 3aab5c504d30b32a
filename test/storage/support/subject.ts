import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { openFileStorage } from '../../../runtime/storage/file/file-storage.ts';
import type { S3Config } from '../../../runtime/storage/s3/s3-config.ts';
import { openS3Storage } from '../../../runtime/storage/s3/s3-storage.ts';
import type { Storage } from '../../../runtime/storage/storage.ts';
import type { S3Options, S3Server } from '../../support/s3/start-s3.ts';
import { startS3 } from '../../support/s3/start-s3.ts';

/** A storage under test, where its keys lie, and a local folder. */
export interface Subject extends AsyncDisposable {
  readonly storage: Storage;
  readonly uri: (key: string) => string;
  readonly folder: string;
}

/** Files under a root of their own. */
export async function fileSubject(): Promise<Subject & { root: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-test-'));
  const root = join(folder, 'root');
  const storage = await openFileStorage(root);
  const remove = () => rm(folder, { recursive: true, force: true });
  return { storage, root, folder, uri: (key) => `file://${root}/${key}`, [Symbol.asyncDispose]: remove };
}

/** A server of our own, and the driver with its credentials by the environment. */
export async function s3Subject(
  config: S3Config = {},
  options: S3Options = {},
): Promise<Subject & { server: S3Server }> {
  const server = await startS3(options);
  const subject = await endpointSubject({ endpoint: server.endpoint, ...config }, server.credentials, 'lathe-test');
  return {
    ...subject,
    server,
    [Symbol.asyncDispose]: async () => {
      await subject[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Any server, and a bucket of it. */
export async function endpointSubject(
  config: S3Config,
  { accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
  bucket: string,
): Promise<Subject> {
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey);
  const folder = await mkdtemp(join(tmpdir(), 'lathe-test-'));
  const storage = openS3Storage({ forcePathStyle: true, ...config });
  return {
    storage,
    folder,
    uri: (key) => `s3://${bucket}/${key}`,
    [Symbol.asyncDispose]: async () => {
      storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Returns the SHA-256 as lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
