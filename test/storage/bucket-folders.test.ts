import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../runtime/storage/open-storage.ts';
import { failureOf } from '../engine/support/failures.ts';
import { describeStorage } from './support/conformance.ts';

/** Storage whose bucket is a folder below the root of files. */
async function subject() {
  const folder = await mkdtemp(join(tmpdir(), 'lathe-test-'));
  const root = join(folder, 'root');
  const storage = await openStorage({ fileRoot: root, bucketFolders: { bucket: join(root, 'bucket') }, s3: {} });
  return {
    storage,
    root,
    folder,
    uri: (key: string) => `s3://bucket/${key}`,
    [Symbol.asyncDispose]: async () => {
      storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describeStorage('a folder that stands for a bucket', subject);

test('a bucket that is a folder is that folder, and a copy goes both ways', async () => {
  await using own = await subject();
  const { storage, root } = own;
  await storage.putBytes('s3://bucket/news/a.wav', 'tone');
  expect((await storage.getBytes(`file://${root}/bucket/news/a.wav`)).content.toString()).toBe('tone');
  await storage.copy('s3://bucket/news/a.wav', `file://${root}/jobs/a.wav`);
  await storage.copy(`file://${root}/jobs/a.wav`, 's3://bucket/masters/a.wav');
  expect(await storage.head('s3://bucket/masters/a.wav')).toMatchObject({ uri: 's3://bucket/masters/a.wav', bytes: 4 });
  expect(existsSync(join(root, 'bucket/masters/a.wav'))).toBe(true);
});

test('it takes the keys that a bucket takes, under the names that it was given', async () => {
  await using own = await subject();
  expect(await failureOf(own.storage.getBytes('s3://bucket/none.wav'))).toMatchObject({
    code: 'storage/not_found',
    message: "there is nothing at 's3://bucket/none.wav'",
  });
  expect((await failureOf(own.storage.head('s3://bucket/../root'))).code).toBe('storage/bad_uri');
  expect((await own.storage.list('s3://bucket/')).objects).toEqual([]);
});
