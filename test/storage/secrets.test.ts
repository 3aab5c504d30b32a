import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import type { LatheFailure } from '../../runtime/failure/failure.ts';
import { describeFailure } from '../../runtime/failure/failure.ts';
import { openS3Storage } from '../../runtime/storage/s3/s3-storage.ts';
import { failureOf } from '../engine/support/failures.ts';
import { s3Subject } from './support/subject.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const SECRETS = ['AKIAWRONGKEYID', 'a-secret-that-nobody-may-see', 'a-session-token'];

/** All that a log could print of a failure, its cause and their hidden fields included. */
function printed(error: LatheFailure): string {
  return [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(describeFailure(error)), error.stack].join(
    '\n',
  );
}

function expectNoSecret(text: string): void {
  for (const secret of SECRETS) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/Signature=|Credential=|X-Amz-|StringToSign|[0-9a-f]{64}/);
}

test('a refused signature tells neither the key nor the signature, though the server repeats both', async () => {
  await using subject = await s3Subject();
  const [id = '', secret = '', token = ''] = SECRETS;
  for (const wrong of [{ AWS_SECRET_ACCESS_KEY: secret }, { AWS_ACCESS_KEY_ID: id }, { AWS_SESSION_TOKEN: token }]) {
    for (const [name, value] of Object.entries(wrong)) vi.stubEnv(name, value);
    const storage = openS3Storage({ endpoint: subject.server.endpoint, forcePathStyle: true, attempts: 1 });
    for (const operation of [storage.getBytes, storage.head]) {
      const error = await failureOf(operation('s3://lathe-test/a'));
      expect(error.code).toBe('storage/denied');
      expectNoSecret(printed(error));
    }
    storage.close();
  }
  expect(subject.server.log.some((line) => line.endsWith('403'))).toBe(true);
});

test('a presigned URL given as a URI is refused without its query', async () => {
  await using subject = await s3Subject();
  const { storage } = subject;
  const query = '?X-Amz-Credential=AKIAWRONGKEYID%2F20260101&X-Amz-Signature=a-secret-that-nobody-may-see';
  for (const uri of [
    `s3://lathe-test/key${query}`,
    `https://host/key${query}`,
    's3://AKIAWRONGKEYID:a-session-token@lathe-test/key',
  ]) {
    for (const operation of [storage.getBytes, storage.list, storage.head, storage.remove]) {
      const error = await failureOf(operation(uri));
      expect(error.code).toBe('storage/bad_uri');
      expectNoSecret(printed(error));
    }
  }
});

test('missing credentials are said to be missing', async () => {
  await using subject = await s3Subject();
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  expect(await failureOf(subject.storage.head('s3://lathe-test/a'))).toMatchObject({
    code: 'storage/denied',
    message: "access to 's3://lathe-test/a' was denied: no credentials were found",
  });
});
