import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import { failureOf } from '../engine/support/failures.ts';
import { describeStorage } from './support/conformance.ts';
import { s3Subject } from './support/subject.ts';

describeStorage('all storage behind one door', async () => {
  const subject = await s3Subject();
  const root = join(subject.folder, 'root');
  const s3 = { endpoint: subject.server.endpoint, forcePathStyle: true };
  return { ...subject, storage: await openStorage({ fileRoot: root, s3 }) };
});

test('each URI goes to the storage of its kind, and a copy stays within one', async () => {
  await using subject = await s3Subject();
  const root = join(subject.folder, 'root');
  const s3 = { endpoint: subject.server.endpoint, forcePathStyle: true };
  const storage = await openStorage({ fileRoot: root, s3 });
  await storage.putBytes(`file://${root}/a`, 'file');
  await storage.putBytes('s3://lathe-test/a', 'bucket');
  expect((await storage.getBytes(`file://${root}/a`)).content.toString()).toBe('file');
  expect((await storage.getBytes('s3://lathe-test/a')).content.toString()).toBe('bucket');
  const across = storage.copy(`file://${root}/a`, 's3://lathe-test/b');
  expect((await failureOf(across)).code).toBe('storage/unsupported');
  storage.close();
});

test('a kind of storage that is not configured is refused', async () => {
  const storage = await openStorage({});
  expect(await failureOf(storage.head('s3://bucket/key'))).toMatchObject({
    code: 'storage/bad_uri',
    message: "'s3://bucket/key' is not a URI that storage takes: no storage for s3:// is configured",
  });
});
